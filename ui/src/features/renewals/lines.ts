// The renewals of the list: found, passed by a filter, put in order, counted by day.
import type { RenewalLine, RenewalThen } from '@/bindings';
import { compare, type Column } from '@/components/data-table/columns';
import type { Sort } from '@/components/data-table/model';
import { fold } from '@/lib/fold';
import { monthOf } from './months';

export type Filter = 'all' | RenewalThen | 'overdue';
export type GroupBy = 'month' | 'customer';

export const lineId = (line: RenewalLine) => `${line.connection} ${line.subscription}`;
export const isOverdue = (line: RenewalLine) => line.due !== 'ahead';

export function found(
  lines: readonly RenewalLine[],
  search: string,
  connection: string | null,
): RenewalLine[] {
  const asked = fold(search.trim());
  return lines.filter(
    (line) =>
      (connection === null || line.connection === connection) &&
      (asked === '' ||
        [line.customer, line.client, line.product, line.day].some((text) =>
          fold(text ?? '').includes(asked),
        )),
  );
}

export function passing(lines: readonly RenewalLine[], filter: Filter): RenewalLine[] {
  if (filter === 'all') return [...lines];
  if (filter === 'overdue') return lines.filter(isOverdue);
  return lines.filter((line) => line.then === filter);
}

export const groupOf: Record<GroupBy, (line: RenewalLine) => string> = {
  month: (line) => monthOf(line.day),
  customer: (line) => `${line.customer}\n${line.connection}\n${line.customerId}`,
};

/** The group's own order first, then what the person sorts by; else customer and day. */
export function inOrder(
  lines: readonly RenewalLine[],
  by: GroupBy,
  sort: Sort | undefined,
  columns: readonly Column<RenewalLine>[],
): RenewalLine[] {
  const group = groupOf[by];
  const value = columns.find((column) => column.id === sort?.id)?.sortValue;
  const sign = sort?.desc === true ? -1 : 1;
  const keyed = lines.map((line) => ({ line, group: group(line), value: value?.(line) ?? null }));
  keyed.sort((a, b) => {
    const groups = compare(a.group, b.group);
    if (groups !== 0) return groups;
    if (value !== undefined && a.value !== b.value) {
      // What is not known comes last, whichever way it is sorted.
      if (a.value === null || b.value === null) return a.value === null ? 1 : -1;
      return sign * compare(a.value, b.value);
    }
    return compare(a.line.customer, b.line.customer) || compare(a.line.day, b.line.day);
  });
  return keyed.map(({ line }) => line);
}

/** How many of each kind end on a day. */
export type DayCounts = Record<RenewalThen, number>;

export function byDay(lines: readonly RenewalLine[]): Map<string, DayCounts> {
  const days = new Map<string, DayCounts>();
  for (const { day, then } of lines) {
    const counts = days.get(day) ?? { renews: 0, ends: 0, notTold: 0 };
    counts[then] += 1;
    days.set(day, counts);
  }
  return days;
}
