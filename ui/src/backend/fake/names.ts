// Companies that do not exist, as many as wanted, the same ones every time.
const first = [
  'Alder', 'Birchwood', 'Castlegate', 'Dunmore', 'Eastcombe', 'Fennel', 'Glasswing', 'Harbour',
  'Ivybridge', 'Juniper', 'Kestrel', 'Larkfield', 'Müller', 'Northgate', 'Oakhanger', 'Pebble',
  'Quayside', 'Rowan', 'St Brannock', 'Thistle', 'Upland', 'Vale', 'Wren', 'Yewtree',
]; // prettier-ignore
const second = [
  'Dental', 'Logistics', 'Architects', 'Vets', 'Joinery', 'Care Homes', 'Foods', 'Marine',
  'Solicitors', 'Printing', 'Surveyors', 'Optics', 'Interiors', 'Roofing', 'Travel', 'Brewing',
]; // prettier-ignore

export const longName =
  'The Worshipful Company of Instrument Makers, Chartmakers and Allied Nautical Trades (Portsmouth and the Isle of Wight) Pension Trustees Limited';

export function at<V>(list: readonly V[], i: number): V {
  const value = list[((i % list.length) + list.length) % list.length];
  if (value === undefined) throw new Error('an empty list has nothing to pick');
  return value;
}

/** The vendor's spelling of the company with this number. */
export function customerName(i: number): string {
  if (i === 6) return longName;
  const round = Math.floor(i / (first.length * second.length));
  const name = `${at(first, i * 5)} ${at(second, Math.floor(i / first.length) + i * 3)}`;
  return `${name}${round > 0 ? ` ${round + 1}` : ''}${at([' Ltd', ' Limited', '', ' LLP'], i)}`;
}

/** Halo's spelling of it. */
export function clientName(i: number): string {
  return customerName(i).replace(/ (Ltd|Limited|LLP)$/, i % 5 === 3 ? ' Group' : '');
}

export const products = [
  { name: 'Microsoft 365 Business Premium', price: '16.90' },
  { name: 'Microsoft 365 Business Standard', price: '9.40' },
  { name: 'Exchange Online (Plan 1)', price: '3.05' },
  { name: 'Microsoft Defender for Business', price: '2.30' },
  { name: 'Acronis Cyber Protect, per GB', price: '0.0425' },
  { name: 'Bitdefender GravityZone', price: '1.85' },
  { name: 'Azure plan', price: null },
] as const;
