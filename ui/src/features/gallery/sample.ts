// Made-up companies for the gallery.
import type { Option } from '@/components/ui/Combobox';
import type { State } from '@/components/ui/tones';

const first = ['Alder', 'Birch', 'Müller', 'Northgate', 'Oakfield', 'Quay', 'St Brannock', 'Wren'];
const second = ['Dental', 'Logistics', 'Architects', 'Vets', 'Joinery', 'Care Homes', 'Foods'];
const kinds: State[] = ['matched', 'suggested', 'unmatched', 'excluded', 'conflict'];

export const longName =
  'The Worshipful Company of Instrument Makers, Chartmakers and Allied Nautical Trades (Portsmouth and the Isle of Wight) Pension Trustees Limited';

export interface Sample {
  id: string;
  customer: string;
  client: string | null;
  state: State;
  seats: number | null;
  price: string | null;
}

function pick<V>(list: readonly V[], i: number, or: V): V {
  return list[i % list.length] ?? or;
}

export function galleryRows(n: number): Sample[] {
  return Array.from({ length: n }, (_, i) => {
    const name = `${pick(first, i, '')} ${pick(second, Math.floor(i / first.length), '')}`;
    const state = pick(kinds, i * 7 + Math.floor(i / 5), 'matched');
    return {
      id: `c${i}`,
      customer: i === 2 ? longName : `${name}${i >= 56 ? ` ${i}` : ''} Ltd`,
      client: state === 'unmatched' ? null : name,
      state,
      seats: i % 11 === 4 ? null : (i * 37) % 480,
      price: i % 9 === 3 ? null : `${(i * 13) % 900}.${i % 10}5`,
    };
  });
}

export function galleryClients(n: number): Option[] {
  return galleryRows(n).map((row, i) => ({
    value: row.id,
    label: row.customer,
    note: i % 6 === 0 ? `${1000 + i} · Customers · already used` : `${1000 + i} · Customers`,
  }));
}
