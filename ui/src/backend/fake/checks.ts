// The permission ladder, and what Giacom's tests say.
import type { CheckReport, CheckRow, GiacomProbe } from '@/bindings';
import { refusal } from './refusals';
import type { World } from './world';

const pass = (name: string, what: string): CheckRow => ({
  name, result: 'pass', what, why: '', fix: '', code: '',
}); // prettier-ignore

const fail = (name: string, code: string): CheckRow => ({ name, result: 'fail', ...refusal(code) });

const writes =
  'A test never writes. The application’s scopes allow it; the first write shows the rest.';

function report(connection: string, tests: CheckRow[]): CheckReport {
  return { connection, ok: tests.every((t) => t.result !== 'fail'), tests };
}

export function haloReport(world: World, connection: string): CheckReport {
  const refused = world.wishes.fail?.command === 'check';
  return report(connection, [
    pass('Address', 'Halo answers at acme.halopsa.com and signs in at acme.halopsa.com/auth.'),
    pass('Sign in', 'Halo granted a token with the scopes: read:customers edit:customers.'),
    pass('Who am I', 'Signed in as API-Giacom, an API-only agent.'),
    pass('Read clients', 'Halo lists 214 clients.'),
    refused ? fail('Read licences', 'HALO-403') : pass('Read licences', 'Halo lists 612 licences.'),
    {
      name: 'Change licences',
      result: 'warn',
      what: `Not tried: a test never writes.`,
      why: writes,
      fix: 'In Halo open Configuration > Teams and Agents > Agents > Permissions and set Software Licencing to Read and Modify.',
      code: '',
    },
  ]);
}

export function giacomReport(world: World, connection: string): CheckReport {
  const refused = world.wishes.fail?.command === 'check';
  return report(connection, [
    pass('Status', 'Giacom answers at api.cloudmarket.example.'),
    refused ? fail('API key', 'GIACOM-401-KEY') : pass('API key', 'Giacom takes this key.'),
    pass('Read subscriptions', 'Giacom lists subscriptions.'),
  ]);
}

export function probe(): GiacomProbe {
  const base = { why: '', fix: '', code: '' };
  return {
    versions: [
      {
        version: 'v1', confirmed: true, result: 'fail', what: 'v1 does not know this key.',
        why: 'Keys made since spring are for v2.', fix: 'Use v2.', code: 'GIACOM-401-KEY',
      },
      { version: 'v2', confirmed: false, result: 'pass', what: 'v2 takes this key.', ...base },
    ],
    preselect: 'v2',
  }; // prettier-ignore
}
