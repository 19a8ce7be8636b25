// The tick box of a row or a group. Unticked is the exception, so that is what is remembered.
import { Checkbox } from '@/components/ui/Checkbox';
import { groupTick, type Out } from './ticks';

interface TickProps {
  label: string;
  seqs: readonly number[];
  out: Out;
  onTick: (seqs: readonly number[], on: boolean) => void;
}

export function Tick({ label, seqs, out, onTick }: TickProps) {
  const state = groupTick(seqs, out);
  return (
    <Checkbox
      labelHidden
      label={label}
      checked={state === 'all'}
      some={state === 'some'}
      onChange={(on) => onTick(seqs, on)}
    />
  );
}
