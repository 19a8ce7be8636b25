// What the page's address asks of the fake:
//   ?size=12|200|10000     customers of the vendor
//   ?start=empty           nothing connected yet; ?start=halo: only Halo; ?start=practice: it is set up;
//                          ?start=practiceNew: just opened, its wizards filled
//   ?vendors=also|both     which are connected, Giacom unless asked
//   ?check=halo|vendor|signIn|secret   what a connection's tests find wrong;  ?probe=v2|none
//   ?fail=CODE             every command that reads or writes a side is refused with this code
//   ?fail=CODE:command     only that command is
//   ?guard                 the plan is stopped by its guard
//   ?run=waits|interrupts|fails   how an applied plan goes;  ?fast: in no time
//   ?notify=set|failed     all ways of telling people are set up, and work or fail
//   ?timer=absent|well|broken|none   how the entry in the system's scheduler stands;  ?scheduled: there is a
//                          schedule that nothing looks at
//   ?schedule=new|set|waits|guard|refused|open   a schedule, and how it went last (schedules.ts)
//   ?gone=none|few|many|unknown|unread|unlinked  what is gone at the vendor (removals.ts)
//   ?inbox=300             so many more things need a person
//   ?slow                  answers take two seconds
import { vendorKinds, type VendorKind } from '@/lib/vendors';

export interface Wishes {
  size: number;
  start: 'full' | 'empty' | 'halo' | 'practice' | 'practiceNew';
  vendors: readonly VendorKind[];
  check: 'well' | 'halo' | 'vendor' | 'signIn' | 'secret';
  probe: 'v1' | 'v2' | 'none';
  fail: { code: string; command: string | null } | null;
  guard: boolean;
  run: 'well' | 'waits' | 'interrupts' | 'fails';
  notify: 'fresh' | 'set' | 'failed';
  timer: 'absent' | 'well' | 'broken' | 'none';
  scheduled: boolean;
  delay: number;
  inbox: number;
  fast: boolean;
}

function oneOf<V extends string>(value: string | null, all: readonly V[], or: V): V {
  return all.find((v) => v === value) ?? or;
}

function of(vendors: string | null): readonly VendorKind[] {
  if (vendors === 'both') return vendorKinds;
  return [oneOf(vendors, vendorKinds, 'giacom')];
}

export function wishes(search: string = window.location.search): Wishes {
  const query = new URLSearchParams(search);
  const [code = '', command = null] = (query.get('fail') ?? '').split(':');
  return {
    size: Number(query.get('size') ?? 12),
    inbox: Number(query.get('inbox') ?? 0),
    start: oneOf(query.get('start'), ['full', 'empty', 'halo', 'practice', 'practiceNew'], 'full'),
    vendors: of(query.get('vendors')),
    check: oneOf(query.get('check'), ['well', 'halo', 'vendor', 'signIn', 'secret'], 'well'),
    probe: oneOf(query.get('probe'), ['v1', 'v2', 'none'], 'v1'),
    fail: code === '' ? null : { code, command },
    guard: query.has('guard'),
    run: oneOf(query.get('run'), ['well', 'waits', 'interrupts', 'fails'], 'well'),
    notify: oneOf(query.get('notify'), ['fresh', 'set', 'failed'], 'fresh'),
    timer: oneOf(query.get('timer'), ['absent', 'well', 'broken', 'none'], 'absent'),
    scheduled: query.has('scheduled'),
    delay: query.has('slow') ? 2000 : import.meta.env.MODE === 'test' ? 0 : 60,
    fast: query.has('fast') || import.meta.env.MODE === 'test',
  };
}
