// What a refused command says; the codes are the engine's own.
import type { Told } from '@/bindings';

const known: Record<string, Omit<Told, 'code'>> = {
  'HALO-401-SIGN-IN': {
    what: 'Halo does not know this Client ID (401).',
    why: 'It changes if the form is opened again before saving.',
    fix: 'Copy it again after saving.',
  },
  'HALO-403': {
    what: 'Halo refused to read licences (403).',
    why: 'The agent API-Giacom has no Software Licencing access.',
    fix: 'In Halo open Teams & Agents > Agents > Permissions and set it to Read and Modify.',
  },
  'GIACOM-401-KEY': {
    what: 'Giacom refused the API key (401).',
    why: 'It was replaced, or copied without its last characters.',
    fix: 'Make a new key in Cloud Market and paste it here.',
  },
  'ALSO-2FA': {
    what: 'ALSO does not let this user sign in by API: two-factor sign-in is on.',
    why: 'A program cannot answer the second factor.',
    fix: 'Best make an API-only user. Have its second factor switched off by ALSO’s support, or in the marketplace under Company > Security > Enforced Multi-Factor Authentication.',
  },
  'ADDRESS-NOT-HTTPS': {
    what: 'The address of the marketplace is not encrypted.',
    why: 'With http:// anyone on the way could read the password.',
    fix: 'Enter it with https://.',
  },
  'ADDRESS-INVALID': {
    what: 'The address of the Halo resource server cannot be used.',
    why: 'It names no host.',
    fix: 'Copy it from where it is shown, for example https://acme.halopsa.com/api.',
  },
  'VENDOR-EMPTY': {
    what: 'Giacom returned 0 customers. Yesterday it returned 214.',
    why: '',
    fix: 'Nothing was changed. Check again, or allow this once.',
  },
  'NET-UNREACHABLE': {
    what: 'acme.halopsa.com could not be reached.',
    why: 'The name is not known, or this computer is offline.',
    fix: 'Look at the address and the connection, then check again.',
  },
  'KEYCHAIN-UNAVAILABLE': {
    what: 'The keychain of this computer does not answer.',
    why: 'It is locked, or no keychain service is running.',
    fix: 'Unlock it, then check again.',
  },
  CONFIRM: {
    what: 'Deleting licences must be confirmed.',
    why: 'A deleted licence does not come back; undo cannot bring it.',
    fix: 'Type exactly how many are deleted.',
  },
  'PLAN-APPLIED': {
    what: 'This plan was applied already.',
    why: 'A plan is applied once.',
    fix: 'Make a new plan.',
  },
  'PLAN-UNKNOWN': { what: 'There is no such plan.', why: '', fix: 'Choose one from Runs.' },
  'RUN-STATE': { what: 'There is no such run.', why: '', fix: 'Choose one from History.' },
  'CONNECTION-UNKNOWN': {
    what: 'There is no connection of that name.',
    why: '',
    fix: 'Choose one from Home.',
  },
  'SECRET-MISSING': {
    what: 'The secret of giacom is not in the keychain.',
    why: 'It was forgotten, or never saved on this computer.',
    fix: 'Enter it again.',
  },
  'NET-LOST': {
    what: 'The connection to acme.halopsa.com broke before the answer came.',
    why: 'The other side, or something between, closed it.',
    fix: 'Look at the connection, then go on.',
  },
  INTERRUPTED: { what: 'It was stopped.', why: 'A person stopped it.', fix: '' },
  'FILE-NEWER': {
    what: 'This export was written by a newer Halyard.',
    why: 'It has schema 9; this Halyard knows up to 3.',
    fix: 'Install the newest Halyard on this machine. Nothing was changed.',
  },
  'FILE-DAMAGED': {
    what: '/home/you/Downloads/halyard.export is damaged.',
    why: 'It is cut short, or some of its bytes were changed.',
    fix: 'Copy it again from where it was made, or take another. Nothing was changed.',
  },
  'FILE-FOREIGN': {
    what: '/home/you/Downloads/letter.pdf is no export of Halyard.',
    why: 'It is no database of Halyard.',
    fix: 'Choose another file. Nothing was changed.',
  },
  'STORE-DAMAGED': {
    what: 'The data of Halyard cannot be read.',
    why: 'The file halyard.db is damaged (database disk image is malformed).',
    fix: 'Close Halyard and put a copy from a backup in its place, or move the file away to begin anew.',
  },
  GUARD: {
    what: 'The guard stopped this plan.',
    why: 'It would set 9 of 40 licences inactive.',
    fix: 'Look at the removals. If they are right, give a reason and apply.',
  },
};

/** Thrown as the shell throws it: a plain object of four texts. */
export function refusal(code: string): Told {
  const told = known[code] ?? {
    what: `Something was refused (${code}).`,
    why: 'The fake was asked for it.',
    fix: 'Take it out of the address.',
  };
  return { code, ...told };
}

export function refuse(code: string): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as the bindings reject
  throw refusal(code);
}

/** A refusal in its own words. */
export function refuseWith(told: Told): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as the bindings reject
  throw told;
}
