// Connecting, checking, drafts. Secrets go in and are dropped at once.
import type { Commands } from '../backend';
import { haloReport, probe, vendorReport } from './checks';
import { haloCard, vendorCard } from './connections-seed';
import { refuse } from './refusals';
import type { World } from './world';

type ConnectionCommands = Pick<
  Commands,
  | 'addressOffer'
  | 'marketplaceOffer'
  | 'checkHalo'
  | 'checkVendor'
  | 'probeGiacom'
  | 'saveHalo'
  | 'saveVendor'
  | 'connectionForm'
  | 'check'
  | 'topLevels'
  | 'forgetSecret'
  | 'draft'
  | 'keepDraft'
>;

function origin(typed: string): string {
  const bare =
    typed
      .trim()
      .replace(/^https?:\/\//, '')
      .split('/')[0] ?? '';
  return `${typed.trim().startsWith('http://') ? 'http' : 'https'}://${bare}`;
}

export function connectionCommands(world: World): ConnectionCommands {
  const card = (name: string) =>
    world.cards.find((c) => c.name === name) ?? refuse('CONNECTION-UNKNOWN');
  const saved = (name: string, kind: string) => ({
    connection: name,
    kind,
    notes: [],
    secret: true,
    variable: `HALYARD_SECRET_${name.toUpperCase()}`,
  });
  return {
    addressOffer: (form) => {
      const typed = form.resourceUrl ?? '';
      if (!/^\s*(https?:\/\/)?[\w-]+(\.[\w-]+)+/.test(typed)) refuse('ADDRESS-INVALID');
      const resourceUrl = `${origin(typed)}/api`;
      const tenant = /\/\/([\w-]+)\.halopsa\.com/.exec(resourceUrl)?.[1] ?? null;
      const notes: string[] = [];
      if (!/^https?:/.test(typed.trim())) notes.push('https:// was added.');
      if (!/\/api$/.test(typed.trim())) {
        notes.push('The Halo resource server was corrected to end in /api.');
      }
      if ((form.tenant ?? '') === '' && tenant !== null) {
        notes.push(`The tenant ${tenant} was taken from the address.`);
      }
      return Promise.resolve({
        resourceUrl,
        authUrl: (form.authUrl ?? '') === '' ? `${origin(typed)}/auth` : (form.authUrl ?? ''),
        tenant: (form.tenant ?? '') === '' ? tenant : (form.tenant ?? null),
        notes,
      });
    },
    marketplaceOffer: (form) => {
      const typed = (form.marketplaceUrl ?? '').trim();
      if (typed.startsWith('http://')) refuse('ADDRESS-NOT-HTTPS');
      if (!/^(https?:\/\/)?[\w-]+(\.[\w-]+)+/.test(typed)) refuse('ADDRESS-INVALID');
      const notes: string[] = [];
      if (!/^https?:/.test(typed)) notes.push('https:// was added.');
      if (/^(https?:\/\/)?[^/#]+[/#]./.test(typed)) {
        notes.push('The path was removed: only the host is needed.');
      }
      return Promise.resolve({ url: origin(typed), notes });
    },
    checkHalo: (form) => Promise.resolve(haloReport(world, form.name ?? 'halo')),
    checkVendor: (form) => Promise.resolve(vendorReport(world, form.name, form.source.vendor)),
    probeGiacom: () => Promise.resolve(probe(world.wishes.probe)),
    saveHalo: (form) => {
      world.halo = { ...world.halo, ...form };
      const kept = world.cards.find((c) => c.side === 'halo') ?? { ...haloCard(), check: null };
      const others = world.cards.filter((c) => c.side !== 'halo');
      world.cards = [{ ...kept, name: form.name ?? kept.name, secret: 'saved' }, ...others];
      return Promise.resolve(saved(form.name ?? 'halo', 'halo'));
    },
    saveVendor: (form) => {
      const { name, source } = form;
      const kept = world.cards.find((c) => c.name === name);
      const card = kept ?? { ...vendorCard(source.vendor, null), check: null };
      const fresh = { ...card, name, secret: 'saved' as const };
      world.vendors.set(name, { ...world.vendors.get(name), ...form });
      world.cards = [...world.cards.filter((c) => c.name !== name), fresh];
      return Promise.resolve(saved(name, source.vendor));
    },
    connectionForm: (name) => {
      const found = world.cards.find((c) => c.name === name);
      // A name nobody has yet is a connection to be made; the practice company's secrets are there ahead.
      const secret = found?.secret ?? (world.practice ? 'saved' : 'missing');
      return Promise.resolve({
        halo: found?.side === 'halo' ? world.halo : null,
        vendor: found === undefined ? null : (world.vendors.get(name) ?? null),
        secret,
        lockedBy: found?.licences ?? 0,
      });
    },
    check: (name) => {
      const { side } = card(name);
      const report = side === 'halo' ? haloReport(world, name) : vendorReport(world, name, side);
      const count = (result: string) => report.tests.filter((t) => t.result === result).length;
      const check = {
        at: new Date().toISOString(),
        ok: report.ok,
        failed: count('fail'),
        warned: count('warn'),
      };
      world.cards = world.cards.map((c) => (c.name === name ? { ...c, check } : c));
      return Promise.resolve(report);
    },
    topLevels: () =>
      Promise.resolve([
        { id: 12, name: 'Customers' },
        { id: 13, name: 'Internal' },
        { id: 14, name: 'Prospects' },
      ]),
    forgetSecret: (name) => {
      world.cards = world.cards.map((c) => (c.name === name ? { ...c, secret: 'missing' } : c));
      return Promise.resolve(null);
    },
    draft: (kind) => Promise.resolve(world.drafts.get(kind) ?? null),
    keepDraft: (kind, draft) => {
      if (draft) world.drafts.set(kind, draft);
      else world.drafts.delete(kind);
      return Promise.resolve(null);
    },
  };
}
