// A file of matches, checked as the engine does: every row, before any is saved.
import type { MatchChoice } from '@/bindings';
import { clientChoices } from './matching-seed';
import { refuseWith } from './refusals';
import { matchedOf, type World } from './world';

/** Plain commas only: the fake need not read every CSV there is. */
export function importedRows(text: string, world: World, connection: string): MatchChoice[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = head.split(',');
  const of = (cells: string[], name: string) => (cells[columns.indexOf(name)] ?? '').trim();
  const bad: string[] = [];
  if (!columns.includes('customer_id')) bad.push('line 1: there is no column customer_id');
  const { rows } = matchedOf(world, connection);
  const customers = new Set(rows.map((r) => r.customerId));
  const clients = new Set(clientChoices(world.wishes.size, rows).map((c) => String(c.id)));
  const choices: MatchChoice[] = [];
  for (const [i, line] of bad.length > 0 ? [] : lines.entries()) {
    const cells = line.split(',');
    const customerId = of(cells, 'customer_id');
    const client = of(cells, 'client_id');
    const excludes = of(cells, 'kind') === 'excluded';
    const at = `line ${i + 2}`;
    if (!customers.has(customerId)) {
      bad.push(`${at}: The vendor has no customer "${customerId}".`);
    } else if (client !== '' && !clients.has(client)) {
      bad.push(`${at}: Halo has no client "${client}".`);
    } else if (excludes) {
      choices.push({ choice: 'exclude', customerId, reason: of(cells, 'why') });
    } else if (client !== '') {
      choices.push({ choice: 'match', customerId, clientId: Number(client), kind: 'manual' });
    }
  }
  if (bad.length > 0) {
    refuseWith({
      code: 'MATCH-FILE',
      what: `The file was not imported: ${bad.length} row(s) cannot be used.`,
      why: bad.slice(0, 20).join('; ') + (bad.length > 20 ? ` … and ${bad.length - 20} more` : ''),
      fix: 'Correct these lines and import the file again. Nothing of it was saved.',
    });
  }
  return choices;
}
