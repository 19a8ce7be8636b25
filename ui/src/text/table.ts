// Words of the data table.
export const table = {
  selectAll: 'Select all rows',
  selectRow: 'Select {{name}}',
  sortBy: 'Sort by {{column}}',
  groupCount_one: '{{count, number}} row',
  groupCount_other: '{{count, number}} rows',
  openGroup: 'Open {{name}}',
  closeGroup: 'Close {{name}}',
  none: 'There is nothing to show.',
  region: '{{name}}, table',
} as const;
