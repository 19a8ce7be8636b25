// How high the lines of the table are. Known beforehand, so that ten thousand need not be measured.
import type { Density } from '@/bindings';
import type { Line } from '@/components/data-table/model';
import type { ChangeEntry, Entry } from './lines';

export const headerHeight = 36;
/** Fields that stand in a row while not all are asked for. */
export const inlineFields = 2;

/** How the fields of a row stand: beside each other, below each other, or all of them. */
export type Fields = 'beside' | 'below' | 'all';

/** From this width on two fields have room beside each other. */
export const besideFrom = 1180;

const measures = {
  comfortable: { row: 44, two: 54, three: 66, field: 22, detail: 220 },
  compact: { row: 32, two: 46, three: 60, field: 20, detail: 200 },
};

export function changeHeight(
  { change, alone }: Pick<ChangeEntry, 'change' | 'alone'>,
  fields: Fields,
  density: Density,
): number {
  const { row, two, three, field } = measures[density];
  const n = change.fields.length;
  // Where it is narrow, a long name takes a second line, and its customer a third.
  const named = fields === 'below' ? three : two;
  const least = alone ? named : fields === 'below' && n > 1 ? two : row;
  return fields === 'all' ? Math.max(least, n * field + 12) : least;
}

/** A detail is measured when it is drawn; until then this is a guess. */
export function lineHeight(line: Line<Entry>, fields: Fields, density: Density): number {
  if (line.kind === 'group') return measures[density].row;
  if (line.row.kind === 'detail') return measures[density].detail;
  if (line.row.kind !== 'change') return measures[density].row;
  return changeHeight(line.row, fields, density);
}

/** Tick, action, record, changes, money. */
export const tracks = '40px 142px minmax(190px, 4fr) minmax(220px, 5fr) 116px';
export const leastTracks = 708;
