// What happens when a term ends: a sign and a word, and where the day has passed, that.
import { CircleHelp, CircleStop, RefreshCw, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RenewalLine, RenewalThen } from '@/bindings';
import { cn } from '@/lib/cn';

const icons: Record<RenewalThen, LucideIcon> = {
  renews: RefreshCw,
  ends: CircleStop,
  notTold: CircleHelp,
};

export function Then({ line }: { line: RenewalLine }) {
  const { t } = useTranslation();
  const overdue = line.due === 'ahead' ? null : line.due;
  const Icon = overdue === null ? icons[line.then] : TriangleAlert;
  const words = overdue === null ? t(`renewals.thens.${line.then}`) : t(`renewals.dues.${overdue}`);
  return (
    <span
      title={overdue === null ? words : t(`renewals.overdue.${overdue}`)}
      className={cn(
        'flex min-w-0 items-center gap-1.5',
        overdue !== null && 'text-care',
        overdue === null && line.then === 'notTold' && 'text-muted',
      )}
    >
      <Icon aria-hidden size={15} className="shrink-0" />
      <span className="truncate">{words}</span>
    </span>
  );
}
