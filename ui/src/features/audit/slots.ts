// The rows of the audit by their place in the list. Only numbers are known of all; what a row says is read a
// page at a time, when it is looked at.
import type { AuditIndex, AuditLine } from '@/bindings';

export interface Slot {
  row: number;
  /** Null until it was read. */
  line: AuditLine | null;
}

/** Rows read at once. */
export const page = 100;

/** A browser draws no list that is higher; the file that is saved has the rest. */
export const mostSlots = 500_000;

export function slotsOf(index: AuditIndex): Slot[] {
  const slots: Slot[] = [];
  for (const { newest, oldest } of index.spans) {
    for (let row = newest; row >= oldest && slots.length < mostSlots; row -= 1) {
      slots.push({ row, line: null });
    }
  }
  return slots;
}

/** The pages that drawn lines belong to, as one text: the same while they are the same. */
export function pagesAt(places: readonly number[]): string {
  return [...new Set(places.map((place) => Math.floor(place / page)))].join(' ');
}

/** Each of those pages as the numbers of its rows. */
export function rowsIn(slots: readonly Slot[], pages: string): number[][] {
  return pages
    .split(' ')
    .map((n) => slots.slice(Number(n) * page, (Number(n) + 1) * page).map((slot) => slot.row))
    .filter((rows) => rows.length > 0);
}

/** The same list, with what was read of it. */
export function filled(slots: readonly Slot[], lines: readonly AuditLine[]): readonly Slot[] {
  if (lines.length === 0) return slots;
  const read = new Map(lines.map((line) => [line.row, line]));
  return slots.map((slot) => {
    const line = read.get(slot.row);
    return line === undefined ? slot : { row: slot.row, line };
  });
}
