// Previews as they can also be, and parts of plans. The page's address asks for them:
//   ?age=20                the plan was read so many minutes ago
//   ?plan=unchanged|remarks|undo|unread   nothing to do; remarks, other currencies, many fields; an undo;
//                          customers that could not be read
import type { Preview, PreviewChange, PreviewCustomer, Tally } from '@/bindings';
import { acts, effect, emptyTally, tallied } from './figures';
import type { PlanKept } from './world';

const asked = () => new URLSearchParams(window.location.search);

function onlyUnchanged(tally: Tally): Tally {
  const all = Object.values(tally).reduce((sum, n) => sum + n, 0);
  return { ...emptyTally(), unchanged: all };
}

function richer(change: PreviewChange, i: number): PreviewChange {
  if (!acts(change) || change.entity !== 'licence') return change;
  const halo = i % 3 === 0 && change.monthly !== null;
  return {
    ...change,
    remarks:
      i % 2 === 0 ? ['Halo has two licences of this name; this one carries our reference.'] : [],
    monthly: halo && change.monthly ? { ...change.monthly, currency: null } : change.monthly,
    fields: [
      ...change.fields.filter((f) => f.field !== 'purchase_price'),
      {
        field: 'term_duration',
        before: { kind: 'text', text: '1 year' },
        after: { kind: 'text', text: '3 years' },
        rule: 'term of the commitment',
      },
      {
        field: 'purchase_price',
        before: { kind: 'money', text: '9.4' },
        after: { kind: 'money', text: '10.1250' },
        rule: 'unitCost',
      },
    ],
  };
}

function rich(customers: readonly PreviewCustomer[]): PreviewCustomer[] {
  return customers.map((customer) => ({ ...customer, changes: customer.changes.map(richer) }));
}

/** The preview as the address asks for it; each plan that was made keeps its own age. */
export function dressed(preview: Preview): Preview {
  const query = asked();
  const minutes = query.get('age');
  const created =
    minutes === null || preview.plan !== 'P9'
      ? preview.created
      : new Date(Date.now() - Number(minutes) * 60_000).toISOString();
  const shown = { ...preview, created };
  switch (query.get('plan')) {
    case 'unchanged':
      return {
        ...shown,
        tally: onlyUnchanged(preview.tally),
        clients: onlyUnchanged(preview.clients),
        licences: onlyUnchanged(preview.licences),
        money: { monthly: [], unknown: 0 },
        customers: [],
        quiet: preview.customers.length + preview.quiet,
      };
    case 'remarks': {
      const customers = rich(preview.customers);
      const monthly = [...effect(customers.flatMap((c) => c.changes)).monthly];
      return {
        ...shown,
        customers,
        money: { monthly: [{ amount: '4.5', currency: null }, ...monthly], unknown: 3 },
        remarks: [
          'Giacom lists 3 subscriptions without a unit cost; their purchase price is left as it is.',
          '2 customers are excluded by a person.',
          '31 licences look like copies from the earlier Giacom version; they are adopted.',
        ],
      };
    }
    case 'unread':
      return {
        ...shown,
        remarks: preview.customers.map(
          ({ customerName }) =>
            `${customerName} could not be read; what it has is left as it is. ALSO refused to let Halyard read subscriptions (500). Most often the user lacks a right.`,
        ),
      };
    case 'undo':
      return {
        ...shown,
        undoes: 'R3',
        remarks: ['2 clients were created by R3; Halo keeps them, they are set inactive by hand.'],
      };
    default:
      return shown;
  }
}

/** The same plan without some of its changes: they stay in it, left alone. */
export function partOf(kept: PlanKept, leaveOut: ReadonlySet<number>): PlanKept {
  const leave = (c: PreviewChange): PreviewChange => {
    const out = acts(c) && (leaveOut.has(c.seq) || (c.needs !== null && leaveOut.has(c.needs)));
    if (!out) return c;
    return { ...c, action: 'skip', why: 'Left out by a person.', cuts: false, monthly: null };
  };
  const customers = kept.preview.customers.map((customer) => {
    const changes = customer.changes.map(leave);
    const { unchanged } = customer.tally;
    return {
      ...customer,
      changes,
      tally: { ...tallied(changes), unchanged },
      money: effect(changes),
    };
  });
  const all = customers.flatMap((c) => c.changes);
  const { unchanged } = kept.preview.tally;
  return {
    unchanged: kept.unchanged,
    preview: {
      ...kept.preview,
      customers,
      guard: all.some((c) => c.cuts) ? kept.preview.guard : null,
      remarks: [...kept.preview.remarks, `${leaveOut.size} change(s) were left out by a person.`],
      money: effect(all),
      tally: { ...tallied(all), unchanged },
      clients: tallied(all.filter((c) => c.entity !== 'licence')),
      licences: { ...tallied(all.filter((c) => c.entity === 'licence')), unchanged },
    },
  };
}
