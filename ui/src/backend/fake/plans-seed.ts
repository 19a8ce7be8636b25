// A plan for the customers as they are matched, with every kind of change in it.
import type { MatchRow, Preview, PreviewChange, PreviewCustomer } from '@/bindings';
import { effect, emptyTally, tallied } from './figures';
import { at, products } from './names';
import type { VendorKind } from '@/lib/vendors';
import { vendorSeeds, type VendorSeed } from './vendors-seed';
import type { PlanKept } from './world';

type Made = Pick<PreviewChange, 'action' | 'why'> & Partial<PreviewChange>;

const date = (text: string) => ({ kind: 'date' as const, text });
const number = (text: string) => ({ kind: 'number' as const, text });
const words = (text: string) => ({ kind: 'text' as const, text });

/** A main site whose address is followed. */
const moved: Made = {
  action: 'update',
  why: 'The vendor’s address differs, and addresses are followed.',
  remarks: ['Stays, as the vendor does not tell it: Unit 7. Look whether it still fits.'],
  fields: [
    {
      field: 'line1',
      before: words('4 Mill Road'),
      after: words('Great Northern Works, 112 Removal Road'),
      rule: 'the vendor’s street',
    },
    {
      field: 'postcode',
      before: null,
      after: words('QV9 9ZZ'),
      rule: 'the vendor’s post code',
    },
  ],
};

/** A connection's customers as they are matched. */
export interface Sold {
  connection: string;
  kind: VendorKind;
  rows: readonly MatchRow[];
}

function made(i: number, product: { name: string; price: string | null }, seed: VendorSeed): Made {
  const { name, rules, currency } = seed;
  const seats = 5 + ((i * 7) % 60);
  const price = { kind: 'money' as const, text: product.price ?? '0' };
  const sold = { kind: 'money' as const, text: times(product.price ?? '0', 2) };
  switch (i % 9) {
    case 0:
      return {
        action: 'update',
        why: `${name} counts more seats`,
        fields: [
          {
            field: 'count',
            before: number(`${seats}`),
            after: number(`${seats + 2}`),
            rule: rules.count,
          },
        ],
        monthly: product.price === null ? null : { amount: times(product.price, 2), currency },
      };
    case 2:
      return {
        action: 'create',
        why: `${name} sells it, Halo has no licence for it`,
        record: null,
        fields: [
          { field: 'count', before: null, after: number(`${seats}`), rule: rules.count },
          ...(product.price === null
            ? []
            : [{ field: 'purchase_price', before: null, after: price, rule: rules.cost }]),
          ...(product.price === null || rules.price === null
            ? []
            : [{ field: 'price', before: null, after: sold, rule: rules.price }]),
          { field: 'start_date', before: null, after: date('2026-03-18'), rule: '' },
          { field: 'billing_cycle', before: null, after: words('Monthly'), rule: '' },
        ],
        monthly: product.price === null ? null : { amount: times(product.price, seats), currency },
      };
    case 4:
      return {
        action: 'adopt',
        why: `made by an earlier ${name} import; same customer, same product`,
        fields: [{ field: 'end_date', before: null, after: date('2027-03-17'), rule: rules.end }],
        monthly: { amount: '0', currency },
      };
    case 5:
      return {
        action: 'update',
        why: `${name} counts fewer seats`,
        cuts: true,
        fields: [
          {
            field: 'count',
            before: number(`${seats + 3}`),
            after: number(`${seats}`),
            rule: rules.count,
          },
        ],
        monthly: product.price === null ? null : { amount: times(product.price, -3), currency },
      };
    case 7:
      return {
        action: i % 2 === 0 ? 'deactivate' : 'zero',
        why: `${name} no longer lists it; not seen in two readings`,
        cuts: true,
        fields: [
          i % 2 === 0
            ? {
                field: 'is_active',
                before: { kind: 'flag', text: 'true' },
                after: { kind: 'flag', text: 'false' },
                rule: '',
              }
            : { field: 'count', before: number(`${seats}`), after: number('0'), rule: 'missing' },
        ],
        monthly: null,
      };
    case 8:
      return {
        action: i % 2 === 0 ? 'blocked' : 'skip',
        why:
          i % 2 === 0
            ? 'two licences could be this subscription; link one of them'
            : 'the quantity was edited in Halo and is held',
        monthly: null,
      };
    default:
      return {
        action: 'unchanged',
        why: 'both sides agree',
        monthly: { amount: '0', currency },
      };
  }
}

/** Exact: cents, not floats. */
function times(price: string, n: number): string {
  const [whole = '0', part = ''] = price.split('.');
  const units = BigInt(whole + part.padEnd(4, '0')) * BigInt(Math.round(n));
  const digits = (units < 0n ? -units : units).toString().padStart(5, '0');
  const text = `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
  return text.replace(/0{1,2}$/, '');
}

/** Why nothing is done for a customer; none where something is. */
function leftAlone(row: MatchRow): string | null {
  if (row.state === 'unmatched') return 'Not matched to a client.';
  return row.state === 'excluded' ? `Left out by a person: ${row.why}.` : null;
}

export function makePlan(
  plan: string,
  sold: Sold,
  guarded: boolean,
  undoes: string | null,
): PlanKept {
  let seq = 0;
  const unchanged = new Map<string, PreviewChange[]>();
  const customers: PreviewCustomer[] = [];
  let quiet = 0;
  const every: PreviewChange[] = [];
  const seed = vendorSeeds[sold.kind];
  const shown = sold.rows.filter((r) => r.state !== 'conflict');
  for (const [i, row] of shown.entries()) {
    const changes: PreviewChange[] = [];
    const add = (m: Made, name: string, entity: PreviewChange['entity']) => {
      seq += 1;
      changes.push({
        seq, entity, name, subscription: entity === 'licence' ? `SUB-${4000 + seq}` : null,
        record: entity === 'client' ? null : 9000 + seq,
        fields: [], conflicts: [], remarks: [], monthly: null, cuts: false, needs: null, ...m,
      }); // prettier-ignore
      return seq;
    };
    const left = leftAlone(row);
    if (left !== null) add({ action: 'skip', why: left }, row.customerName, 'client');
    const client =
      row.state === 'create'
        ? add({ action: 'create', why: 'chosen in matching' }, row.customerName, 'client')
        : null;
    for (let n = 0; n < 3; n += 1) {
      const product = at(products, i + n * 2);
      const change = client === null ? made(i * 3 + n, product, seed) : made(2, product, seed);
      if (left === null) add({ ...change, needs: client }, product.name, 'licence');
      else add({ action: 'skip', why: left, record: null }, product.name, 'licence');
    }
    if (i === 1 && client === null) add(moved, 'Main', 'site');
    const loud = changes.filter((c) => c.action !== 'unchanged');
    unchanged.set(
      row.customerId,
      changes.filter((c) => c.action === 'unchanged'),
    );
    every.push(...changes);
    if (loud.length === 0) quiet += 1;
    else {
      customers.push({
        customerId: row.customerId,
        customerName: row.customerName,
        clientId: row.clientId,
        tally: tallied(changes),
        money: effect(loud),
        changes: loud,
      });
    }
  }
  const preview: Preview = {
    plan,
    connection: sold.connection,
    undoes,
    answerIsComplete: false,
    created: new Date(Date.now() - 4 * 60_000).toISOString(),
    tally: tallied(every),
    clients: tallied(every.filter((c) => c.entity !== 'licence')),
    licences: tallied(every.filter((c) => c.entity === 'licence')),
    money: effect(every),
    guard: guarded
      ? {
          deactivate: 9, zero: 2, halve: 1, licences: 40,
          why: 'It would set 9 of 40 licences inactive; the guard lets 5 through.',
        } // prettier-ignore
      : null,
    remarks: shown.length === 0 ? ['No customer is matched yet.'] : [],
    customers,
    quiet,
    run: null,
  };
  return { preview: shown.length === 0 ? { ...preview, tally: emptyTally() } : preview, unchanged };
}
