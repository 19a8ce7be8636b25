// The permission ladder, and what the vendors' tests say: names, order and words as the engine's.
import type { CheckReport, CheckRow, GiacomProbe, TestKey } from '@/bindings';
import type { VendorKind } from '@/lib/vendors';
import type { Wishes } from './address';
import { refusal } from './refusals';
import type { World } from './world';

/** As the engine names them. */
const names: Record<TestKey, string> = {
  secret: 'Secret', address: 'Address', signIn: 'Sign in', whoAmI: 'Who am I',
  readClients: 'Read clients', writeClients: 'Write clients', readSites: 'Read sites',
  writeSites: 'Write sites', readTopLevels: 'Read top levels', readLicences: 'Read licences',
  writeLicences: 'Write licences', readRecurringInvoices: 'Read recurring invoices',
  status: 'Status', apiKey: 'API key', readSubscriptions: 'Read subscriptions',
  ownCompany: 'Own company', readCustomers: 'Read customers', signOut: 'Sign out',
  versionV1: 'Version v1', versionV2: 'Version v2',
}; // prettier-ignore

const pass = (key: TestKey, what: string): CheckRow => ({
  key, name: names[key], result: 'pass', what, why: '', fix: '', code: '',
}); // prettier-ignore

const fail = (key: TestKey, code: string): CheckRow => ({
  key,
  name: names[key],
  result: 'fail',
  ...refusal(code),
});

const scopes =
  'read:customers edit:customers read:softwarelicensing edit:softwarelicensing read:invoices';

function permission(noun: string, setting: string, scope: string): Omit<CheckRow, 'key' | 'name'> {
  return {
    result: 'fail',
    what: `Halo refused to read ${noun} (403).`,
    why: 'The agent the application signs in as, or the application itself, may not do that. Both must allow it.',
    fix: `In Halo open Configuration > Teams and Agents > Agents > the API agent > Permissions and set ${setting} to Read and Modify. In the application, the Permissions tab must have read:${scope} and edit:${scope}.`,
    code: 'HALO-403',
  };
}

/** A right to write is not proved by a test, which never writes. */
const untried = (key: TestKey, noun: string, setting: string, scope: string): CheckRow => ({
  ...permission(noun, setting, scope),
  key,
  name: names[key],
  result: 'warn',
  what: 'Not tried: a test never writes.',
  why: `The application’s scopes allow it (${scopes}). Whether the agent may shows with the first write.`,
  code: '',
});

const after = (key: TestKey): CheckRow => ({
  ...pass(key, 'Not tried: the sign-in failed.'),
  result: 'warn',
});

function report(connection: string, tests: CheckRow[]): CheckReport {
  return { connection, ok: tests.every((t) => t.result !== 'fail'), tests };
}

const rights: TestKey[] = [
  'readClients', 'writeClients', 'readSites', 'readTopLevels', 'readLicences', 'writeLicences',
  'readRecurringInvoices',
]; // prettier-ignore

export function haloReport(world: World, connection: string): CheckReport {
  const { check, fail: asked } = world.wishes;
  const address = pass('address', 'Halo answers at acme.halopsa.com and signs in at /auth.');
  if (check === 'signIn') {
    return report(connection, [address, fail('signIn', 'HALO-401-SIGN-IN'), ...rights.map(after)]);
  }
  const refused = asked?.command === 'check' || check === 'halo';
  return report(connection, [
    address,
    pass('signIn', `Halo granted a token with the scopes: ${scopes}.`),
    pass('whoAmI', 'Signed in as API-Giacom, an API-only agent.'),
    pass('readClients', 'Halo lists 214 clients.'),
    untried('writeClients', 'clients', 'Customers', 'customers'),
    pass('readSites', 'Halo lists 239 sites.'),
    pass('readTopLevels', 'Halo lists 3 top levels.'),
    refused
      ? {
          ...permission('licences', 'Software Licensing', 'softwarelicensing'),
          key: 'readLicences',
          name: names.readLicences,
        }
      : pass('readLicences', 'Halo lists 612 licences.'),
    untried('writeLicences', 'licences', 'Software Licensing', 'softwarelicensing'),
    pass('readRecurringInvoices', 'Halo lists 188 recurring invoices.'),
  ]);
}

export function vendorReport(world: World, connection: string, kind: VendorKind): CheckReport {
  const { check, fail: asked } = world.wishes;
  const refused = asked?.command === 'check' || check === 'vendor';
  return report(connection, kind === 'giacom' ? giacomTests(refused) : alsoTests(refused));
}

function giacomTests(refused: boolean): CheckRow[] {
  const status = pass('status', 'Giacom answers at cloudmarket-services.azure-api.net.');
  return refused
    ? [status, fail('apiKey', 'GIACOM-401-KEY'), fail('readSubscriptions', 'GIACOM-401-KEY')]
    : [
        status,
        pass('apiKey', 'Giacom takes this key.'),
        pass('readSubscriptions', 'Giacom lists subscriptions.'),
      ];
}

function alsoTests(refused: boolean): CheckRow[] {
  const address = pass('address', 'ALSO’s API answers at marketplace.also.example.');
  const signedIn: TestKey[] = ['ownCompany', 'readCustomers', 'readSubscriptions', 'signOut'];
  if (refused) return [address, fail('signIn', 'ALSO-2FA'), ...signedIn.map(after)];
  return [
    address,
    pass(
      'signIn',
      'ALSO takes this user and password. Without a second factor they are all that protects the account: best use an API-only user with a long password of its own.',
    ),
    pass('ownCompany', 'The account is that of Acme IT (700100).'),
    pass('readCustomers', 'ALSO lists 12 customers and 1 resellers.'),
    pass('readSubscriptions', 'ALSO lists 9 subscriptions of Larkfield Roofing.'),
    pass('signOut', 'ALSO ended the session.'),
  ];
}

export function probe(answers: Wishes['probe']): GiacomProbe {
  const version = (name: 'v1' | 'v2') => {
    const key = name === 'v1' ? 'versionV1' : 'versionV2';
    const row =
      answers === name ? pass(key, `${name} answers this key.`) : fail(key, 'GIACOM-401-KEY');
    return { ...row, version: name, confirmed: name === 'v1' };
  };
  return {
    versions: [version('v1'), version('v2')],
    preselect: answers === 'none' ? null : answers,
  };
}
