// The window: its frame, or, where the store cannot be used, what to do about that.
import { WithStore } from '@/features/home/StoreProblem';
import { Frame } from './Frame';

export function Framed() {
  return (
    <WithStore>
      <Frame />
    </WithStore>
  );
}
