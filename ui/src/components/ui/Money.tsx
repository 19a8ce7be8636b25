// An amount in tabular figures; unknown is a word in grey, never 0.
import { money } from '@/lib/format';

export interface MoneyProps {
  amount: string | null;
  currency: string | null;
  /** "per month", "a year": money is always told with its period where it has one. */
  period?: string;
}

export function Money({ amount, currency, period }: MoneyProps) {
  const text = money(amount, currency);
  if (amount === null) return <span className="text-muted">{text}</span>;
  return (
    <span className="tabular whitespace-nowrap">
      {text}
      {period !== undefined && <span className="ml-1 text-small text-muted">{period}</span>}
    </span>
  );
}
