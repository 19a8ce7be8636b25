// The permission ladder, and what Giacom's tests say: names, order and words as the engine's.
import type { CheckReport, CheckRow, GiacomProbe } from '@/bindings';
import type { Wishes } from './address';
import { refusal } from './refusals';
import type { World } from './world';

const pass = (name: string, what: string): CheckRow => ({
  name, result: 'pass', what, why: '', fix: '', code: '',
}); // prettier-ignore

const fail = (name: string, code: string): CheckRow => ({ name, result: 'fail', ...refusal(code) });

const scopes =
  'read:customers edit:customers read:softwarelicensing edit:softwarelicensing read:invoices';

function permission(noun: string, setting: string, scope: string): Omit<CheckRow, 'name'> {
  return {
    result: 'fail',
    what: `Halo refused to read ${noun} (403).`,
    why: 'The agent the application signs in as, or the application itself, may not do that. Both must allow it.',
    fix: `In Halo open Configuration > Teams and Agents > Agents > the API agent > Permissions and set ${setting} to Read and Modify. In the application, the Permissions tab must have read:${scope} and edit:${scope}.`,
    code: 'HALO-403',
  };
}

/** A right to write is not proved by a test, which never writes. */
const untried = (name: string, noun: string, setting: string, scope: string): CheckRow => ({
  ...permission(noun, setting, scope),
  name,
  result: 'warn',
  what: 'Not tried: a test never writes.',
  why: `The application’s scopes allow it (${scopes}). Whether the agent may shows with the first write.`,
  code: '',
});

const after = (name: string): CheckRow => ({
  ...pass(name, 'Not tried: the sign-in failed.'),
  result: 'warn',
});

function report(connection: string, tests: CheckRow[]): CheckReport {
  return { connection, ok: tests.every((t) => t.result !== 'fail'), tests };
}

const rights = [
  'Read clients', 'Write clients', 'Read sites', 'Read top levels', 'Read licences', 'Write licences',
  'Read recurring invoices',
]; // prettier-ignore

export function haloReport(world: World, connection: string): CheckReport {
  const { check, fail: asked } = world.wishes;
  const address = pass('Address', 'Halo answers at acme.halopsa.com and signs in at /auth.');
  if (check === 'signIn') {
    return report(connection, [address, fail('Sign in', 'HALO-401-SIGN-IN'), ...rights.map(after)]);
  }
  const refused = asked?.command === 'check' || check === 'halo';
  return report(connection, [
    address,
    pass('Sign in', `Halo granted a token with the scopes: ${scopes}.`),
    pass('Who am I', 'Signed in as API-Giacom, an API-only agent.'),
    pass('Read clients', 'Halo lists 214 clients.'),
    untried('Write clients', 'clients', 'Customers', 'customers'),
    pass('Read sites', 'Halo lists 239 sites.'),
    pass('Read top levels', 'Halo lists 3 top levels.'),
    refused
      ? {
          ...permission('licences', 'Software Licensing', 'softwarelicensing'),
          name: 'Read licences',
        }
      : pass('Read licences', 'Halo lists 612 licences.'),
    untried('Write licences', 'licences', 'Software Licensing', 'softwarelicensing'),
    pass('Read recurring invoices', 'Halo lists 188 recurring invoices.'),
  ]);
}

export function giacomReport(world: World, connection: string): CheckReport {
  const { check, fail: asked } = world.wishes;
  if (asked?.command === 'check' || check === 'giacom') {
    return report(connection, [
      pass('Status', 'Giacom answers at cloudmarket-services.azure-api.net.'),
      fail('API key', 'GIACOM-401-KEY'),
      fail('Read subscriptions', 'GIACOM-401-KEY'),
    ]);
  }
  return report(connection, [
    pass('Status', 'Giacom answers at cloudmarket-services.azure-api.net.'),
    pass('API key', 'Giacom takes this key.'),
    pass('Read subscriptions', 'Giacom lists subscriptions.'),
  ]);
}

export function probe(answers: Wishes['probe']): GiacomProbe {
  const version = (name: 'v1' | 'v2') =>
    answers === name
      ? { ...pass(name, `${name} answers this key.`), version: name, confirmed: name === 'v1' }
      : { ...fail(name, 'GIACOM-401-KEY'), version: name, confirmed: name === 'v1' };
  return {
    versions: [version('v1'), version('v2')],
    preselect: answers === 'none' ? null : answers,
  };
}
