// What needs a person, as the fake's world has it; `?inbox=300` adds that many renamed customers and jumps.
import type {
  AttentionLine,
  Inbox,
  InboxRow,
  Kind,
  Limits,
  MendView,
  StakeView,
  Until,
  Urgency,
} from '@/bindings';
import type { Commands } from '../backend';
import { customerName } from './names';
import { refuse } from './refusals';
import { unmatchedIn } from './desk';
import { ago, waiting, type World } from './world';

type InboxCommands = Pick<
  Commands,
  | 'inbox'
  | 'recheckAttention'
  | 'resolveAttention'
  | 'snoozeAttention'
  | 'reopenAttention'
  | 'forgetLostLink'
  | 'attentionLimits'
  | 'saveAttentionLimits'
>;

const usual: Limits = {
  silentDays: null,
  pricePercent: 25,
  seatsPercent: 50,
  seatsLeast: 5,
  jumpDays: 30,
};

export function stake(amount: string | null, unknown = 0, difference = false): StakeView {
  const amounts = amount === null ? [] : [{ amount, currency: 'GBP', months: 1 }];
  return { amounts, unknown, difference, words: '' };
}

interface Said {
  kind: Kind;
  urgency: Urgency;
  connection?: string;
  subject?: string;
  count?: number;
  cause: string;
  mend: MendView;
  stake?: StakeView;
}

function line(said: Said): AttentionLine {
  const { kind, urgency, connection = '', subject, count = 1, cause, mend } = said;
  const kebab = kind.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  const key = [kebab, connection, subject].filter((part) => part != null && part !== '').join('/');
  return {
    key,
    kind,
    urgency,
    connection,
    subjects: subject === undefined ? [] : [subject],
    count,
    cause,
    stake: said.stake ?? null,
    since: ago(180),
    mend,
    recheck: mend.do === 'check' ? 'connection' : mend.do === 'match' ? 'preview' : 'notes',
    answerable: !['noHalo', 'noVendor', 'runAtWork'].includes(kind),
    several: false,
    standing: { state: 'open', until: null, at: null, who: null },
  };
}

function changes(n: number): string {
  return n === 1 ? '1 change waits' : `${n} changes wait`;
}

function ofWorld(world: World): AttentionLine[] {
  const found: Said[] = [];
  if (!world.cards.some((c) => c.side === 'halo')) {
    found.push({
      kind: 'noHalo',
      urgency: 'now',
      cause: 'No Halo is connected.',
      mend: { do: 'connectHalo' },
    });
    return found.map(line);
  }
  if (!world.cards.some((c) => c.side !== 'halo')) {
    found.push({
      kind: 'noVendor',
      urgency: 'now',
      cause: 'No vendor is connected.',
      mend: { do: 'connectVendor' },
    });
    return found.map(line);
  }
  for (const run of world.runs.values()) {
    const { run: subject, plan, connection, left: count } = run;
    const its = { urgency: 'now', connection, subject, count } as const;
    if (run.status === 'running') {
      const cause = `The run ${subject} is at work; ${count} changes are left.`;
      found.push({ ...its, kind: 'runAtWork', cause, mend: { do: 'watch', plan } });
    }
    if (run.status === 'interrupted') {
      const cause = `The run ${subject} was interrupted; ${count} changes are left. It can go on.`;
      found.push({
        ...its,
        kind: 'runInterrupted',
        cause,
        mend: { do: 'resume', plan, run: subject },
      });
    }
  }
  const last = world.history[0];
  if (last && last.failed > 0) {
    const { connection, failed: count, run: subject } = last;
    const cause = `${count} changes of the run ${subject} did not get into Halo.`;
    found.push({
      kind: 'runFailed',
      urgency: 'now',
      connection,
      subject,
      count,
      cause,
      mend: { do: 'receipt', run: subject },
    });
  }
  for (const { name: connection, side, secret, check, customers } of world.cards) {
    const its = { connection } as const;
    if (secret === 'missing') {
      const cause = `No secret is stored for ${connection}: nobody can sign in.`;
      found.push({
        ...its,
        kind: 'secretMissing',
        urgency: 'now',
        cause,
        mend: { do: 'enterSecret' },
      });
    }
    if (customers === null && side !== 'halo') {
      const cause = 'Its customers were never matched to clients.';
      found.push({ ...its, kind: 'neverMatched', urgency: 'soon', cause, mend: { do: 'match' } });
    }
    if (check?.ok === false) {
      const cause = `${check.failed} tests of the last check failed.`;
      found.push({
        ...its,
        kind: 'checkFailed',
        urgency: 'soon',
        count: check.failed,
        cause,
        mend: { do: 'check' },
      });
    }
  }
  const newest = waiting(world)[0];
  if (newest) {
    const { connection, acting: count, plan } = newest;
    const others = waiting(world).filter((p) => p.connection === connection).length - 1;
    const older =
      others > 0 ? ` ${others} older plan${others > 1 ? 's wait' : ' waits'} as well.` : '';
    const cause = `The plan ${plan} was not applied: ${changes(count)}.${older}`;
    found.push({
      kind: 'planWaiting',
      urgency: 'soon',
      connection,
      count,
      cause,
      mend: { do: 'plan', plan },
      stake: stake('128.5', 2, true),
    });
  }
  for (const [connection, { rows }] of world.matched) {
    const count = unmatchedIn(rows);
    if (count === 0) continue;
    const cause = `${count} customers have no client in Halo; ${count * 3} live subscriptions are not billed through it.`;
    found.push({
      kind: 'unmatched',
      urgency: 'soon',
      connection,
      count,
      cause,
      mend: { do: 'match' },
      stake: stake('1203.4'),
    });
  }
  return found.map(line);
}

/** As many more as the address asks for, of the kinds that come in numbers. */
function further(world: World): AttentionLine[] {
  const connection = world.cards.find((c) => c.side !== 'halo')?.name ?? 'giacom';
  return Array.from({ length: world.wishes.inbox }, (_, n) => {
    const subject = customerName(n);
    const its = { connection, subject: `${subject} ${n}` } as const;
    if (n % 4 === 0) {
      const cause = `${subject}, “Microsoft 365 Business Premium (annual commitment, billed monthly)”: the cost of a seat went from 9.4 to 14.1 GBP a month (+50 %).`;
      return line({
        ...its,
        kind: 'priceJump',
        urgency: 'look',
        cause,
        mend: { do: 'history', subscription: `s${n}` },
        stake: stake('47', 0, true),
      });
    }
    if (n % 7 === 1) {
      const cause = `Licence ${400 + n} for ${subject}, “Exchange Online Plan 1”, is no longer in Halo: nothing bills it. Forget its link, and the next plan makes a new one.`;
      return line({
        ...its,
        kind: 'licenceGone',
        urgency: 'soon',
        cause,
        mend: { do: 'clearLink', subscription: `s${n}` },
        stake: stake(null, 1),
      });
    }
    const cause = `“${subject}” is now “${subject} Group Holdings (Northern Ireland)” at Giacom. In Halo it is “${subject}”.`;
    return line({ ...its, kind: 'renamed', urgency: 'look', cause, mend: { do: 'match' } });
  });
}

const order: readonly Urgency[] = ['now', 'soon', 'look'];

/** More than three of a kind are one row. */
export function inboxOf(world: World): Inbox {
  const all = [...ofWorld(world), ...further(world)].filter(
    (l) => !world.linksForgotten.has(l.key),
  );
  const standing = all.map((l) => ({ ...l, standing: world.answers.get(l.key) ?? l.standing }));
  const open = standing.filter((l) => l.standing.state === 'open');
  const groups = new Map<string, AttentionLine[]>();
  for (const l of open) {
    const group = `${l.kind}/${l.connection}`;
    groups.set(group, [...(groups.get(group) ?? []), l]);
  }
  const rows = [...groups.values()].flatMap((group): InboxRow[] => {
    const [first] = group;
    if (first === undefined || group.length <= 3) return group.map((l) => ({ ...l, members: [] }));
    const count = group.length;
    const key = first.key.split('/').slice(0, 2).join('/');
    const cause = `${count} ${first.kind === 'renamed' ? 'matched customers have another name at the vendor.' : 'things of one kind need you.'}`;
    return [{ ...first, key, cause, count, several: true, members: group }];
  });
  rows.sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));
  return { rows, aside: standing.filter((l) => l.standing.state !== 'open') };
}

function untilOf(until: Until): string {
  if (typeof until === 'object') return until.on;
  return new Date(Date.now() + { day: 1, week: 7, month: 30 }[until] * 86_400_000).toISOString();
}

export function inboxCommands(world: World): InboxCommands {
  const itemsOf = (key: string): AttentionLine[] => {
    const { rows, aside } = inboxOf(world);
    const row = rows.find((r) => r.key === key);
    if (row !== undefined) return row.members.length > 0 ? row.members : [row];
    const all = [...rows.flatMap((r) => r.members), ...aside];
    const found = all.filter((l) => l.key === key);
    // A group that was put aside as a whole is taken up again as a whole.
    return found.length > 0 ? found : all.filter((l) => l.key.startsWith(`${key}/`));
  };
  const answer = (keys: string[], state: 'resolved' | 'snoozed', until: string | null) => {
    const items = keys.flatMap(itemsOf);
    if (items.length === 0) refuse('USAGE');
    for (const { key } of items) world.answers.set(key, { state, until, at: ago(0), who: 'you' });
    return Promise.resolve(items.length);
  };
  return {
    inbox: () => Promise.resolve(inboxOf(world)),
    recheckAttention: (key) => {
      const left = itemsOf(key);
      const preview = left.some((l) => l.recheck === 'preview');
      const asked = 'Halyard’s own notes were read again';
      return Promise.resolve({ left, gone: 0, asked, offersPreview: preview });
    },
    resolveAttention: (keys) => answer(keys, 'resolved', null),
    snoozeAttention: (keys, until) => answer(keys, 'snoozed', untilOf(until)),
    reopenAttention: (keys) => {
      const items = keys.flatMap(itemsOf);
      for (const { key } of items) world.answers.delete(key);
      return Promise.resolve(items.length);
    },
    forgetLostLink: (key) => {
      world.linksForgotten.add(key);
      return Promise.resolve(null);
    },
    attentionLimits: (name) => Promise.resolve(world.limits.get(name) ?? usual),
    saveAttentionLimits: (name, limits) => {
      world.limits.set(name, limits === null ? usual : { ...usual, ...limits });
      return Promise.resolve(world.limits.get(name) ?? usual);
    },
  };
}
