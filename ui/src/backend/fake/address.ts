// What the page's address asks of the fake:
//   ?size=12|200|10000     customers of the vendor
//   ?start=empty           nothing connected yet; ?start=halo: only Halo; ?start=practice
//   ?fail=CODE             every command that reads or writes a side is refused with this code
//   ?fail=CODE:command     only that command is
//   ?guard                 the plan is stopped by its guard
//   ?run=waits|interrupts|fails   how an applied plan goes;  ?fast: in no time
//   ?slow                  answers take two seconds
export interface Wishes {
  size: number;
  start: 'full' | 'empty' | 'halo' | 'practice';
  fail: { code: string; command: string | null } | null;
  guard: boolean;
  run: 'well' | 'waits' | 'interrupts' | 'fails';
  delay: number;
  fast: boolean;
}

function oneOf<V extends string>(value: string | null, all: readonly V[], or: V): V {
  return all.find((v) => v === value) ?? or;
}

export function wishes(search: string = window.location.search): Wishes {
  const query = new URLSearchParams(search);
  const [code = '', command = null] = (query.get('fail') ?? '').split(':');
  return {
    size: Number(query.get('size') ?? 12),
    start: oneOf(query.get('start'), ['full', 'empty', 'halo', 'practice'], 'full'),
    fail: code === '' ? null : { code, command },
    guard: query.has('guard'),
    run: oneOf(query.get('run'), ['well', 'waits', 'interrupts', 'fails'], 'well'),
    delay: query.has('slow') ? 2000 : import.meta.env.MODE === 'test' ? 0 : 60,
    fast: query.has('fast') || import.meta.env.MODE === 'test',
  };
}
