// Months and days of the calendar as texts (`2026-12`, `2026-12-05`), whatever the time zone.

const at = (day: string) => new Date(`${day}T00:00:00Z`);
const text = (moment: Date) => moment.toISOString().slice(0, 10);

export const monthOf = (day: string) => day.slice(0, 7);

export function plusDays(day: string, days: number): string {
  const moment = at(day);
  moment.setUTCDate(moment.getUTCDate() + days);
  return text(moment);
}

export function plusMonths(month: string, months: number): string {
  const moment = at(`${month}-01`);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  return monthOf(text(moment));
}

/** All months from one to another, both included. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = plusMonths(month, 1)) months.push(month);
  return months;
}

/** The weeks of a month from Monday on; null where a day belongs to a neighbour. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const before = (at(first).getUTCDay() + 6) % 7;
  const weeks: (string | null)[][] = [];
  for (let monday = plusDays(first, -before); monthOf(monday) <= month;) {
    const week = Array.from({ length: 7 }, (_, i) => plusDays(monday, i));
    weeks.push(week.map((day) => (monthOf(day) === month ? day : null)));
    monday = plusDays(monday, 7);
  }
  return weeks;
}
