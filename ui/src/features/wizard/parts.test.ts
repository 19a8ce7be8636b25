// What the wizard computes: repairs, paths in sentences, faults, steps, forms.
import { describe, expect, it } from 'vitest';
import { alsoFaults, haloFaults, importFaults } from './faults';
import { alsoFields, alsoForm } from './also-fields';
import { haloFields, haloForm } from './fields';
import { giacomFields, giacomForm } from './giacom-fields';
import { filled } from './import-fields';
import { pathIn, scopesIn } from './fix';
import { repairOf } from './offered';
import { doneSteps, freeName, isOpen, stepNamed, stepText, wayOf, type Step } from './steps';

const giacom = () => giacomFields(filled('giacom', 'giacom', null));
const also = () => alsoFields(filled('also', 'also', null));

describe('sentences that say what to do', () => {
  it('give up the path they hold, without the words around it', () => {
    expect(
      pathIn(
        'In Halo open Configuration > Teams and Agents > Agents > the API agent > Permissions and set Customers to Read. In the application, the Permissions tab must have read:customers.',
      ),
    ).toEqual(['Configuration', 'Teams and Agents', 'Agents', 'the API agent', 'Permissions']);
    expect(
      pathIn('Copy it from Configuration > Integrations > HaloPSA API > View Applications.'),
    ).toEqual(['Configuration', 'Integrations', 'HaloPSA API', 'View Applications']);
    expect(pathIn('Copy it again after saving.')).toBeNull();
  });
  it('give up each permission once', () => {
    expect(scopesIn('must have read:customers and edit:customers, read:customers')).toEqual([
      'read:customers',
      'edit:customers',
    ]);
  });
});

describe('an offered address', () => {
  const offer = {
    resourceUrl: 'https://acme.halopsa.com/api',
    authUrl: 'https://acme.halopsa.com/auth',
    tenant: 'acme',
    notes: [],
  };
  it('changes only what was typed', () => {
    const fields = haloFields({ resourceUrl: 'acme.halopsa.com' });
    expect(repairOf(offer, fields)).toEqual({ resourceUrl: offer.resourceUrl });
    expect(repairOf(offer, { ...fields, ...offer })).toBeNull();
    expect(repairOf(offer, { ...fields, resourceUrl: offer.resourceUrl, tenant: '' })).toBeNull();
    expect(repairOf(offer, { ...fields, authUrl: 'acme.halopsa.com', tenant: ' acme' })).toEqual({
      resourceUrl: offer.resourceUrl,
      authUrl: offer.authUrl,
      tenant: 'acme',
    });
  });
});

describe('faults', () => {
  it('name what is missing, but never a secret that is stored', () => {
    const empty = haloFields({ name: 'halo' });
    expect(haloFaults(empty, false).map((f) => f.field)).toEqual([
      'resourceUrl',
      'clientId',
      'secret',
    ]);
    expect(haloFaults(empty, true).map((f) => f.field)).toEqual(['resourceUrl', 'clientId']);
  });
  it('take numbers for what they are', () => {
    const fields = giacom();
    expect(importFaults(fields)).toEqual([]);
    expect(importFaults({ ...fields, guardPercent: '101' })).toHaveLength(1);
    expect(importFaults({ ...fields, guardChanges: '-1' })).toHaveLength(1);
  });
});

describe('steps', () => {
  const done = (...names: Step[]) => new Set(names);
  it('reopen when done, and open one further', () => {
    const way = wayOf('giacom');
    expect(isOpen('halo-application', done('halo'), 'halo', way)).toBe(true);
    expect(isOpen('halo-check', done('halo'), 'halo', way)).toBe(false);
    expect(isOpen('halo', done('halo'), 'giacom', way)).toBe(true);
    expect(isOpen('also', done('halo-check'), 'halo', wayOf('also')), 'after Halo').toBe(true);
  });
  it('are all done once saved, else those the draft tells', () => {
    expect(doneSteps('halo', true, null).size).toBe(3);
    expect([...doneSteps('giacom', false, { done: ['giacom', 'halo'] })]).toEqual(['giacom']);
  });
  it('know their names, and give new connections free ones', () => {
    expect(stepNamed('also-import')).toBe('also-import');
    expect(stepText('also-import')).toBe('wizard.stepImport');
    expect(stepText('also')).toBe('vendors.also.step');
    expect(stepNamed('schedule')).toBeNull();
    expect(freeName('giacom', ['halo', 'giacom'])).toBe('giacom-2');
  });
});

describe('forms', () => {
  it('never hold a secret', () => {
    const halo = haloForm({ ...haloFields({}), secret: 's3cret' });
    const key = giacomForm({ ...giacom(), secret: 's3cret' });
    const password = alsoForm({ ...also(), secret: 's3cret' });
    expect(JSON.stringify([halo, key, password])).not.toContain('s3cret');
  });
  it('leave to the engine what was left empty', () => {
    expect(giacomForm(giacom()).source).toMatchObject({ baseUrl: null, currency: null });
    expect(giacomForm(giacom()).import?.topLevel, 'the usual one').toBe('');
  });
});

describe('ALSO’s form', () => {
  it('touches no price unless asked, and Giacom’s sets its cost as ever', () => {
    expect(alsoForm(also()).import?.money, 'ALSO').toBe('untouched');
    expect(giacomForm(giacom()).import?.money, 'Giacom').toBe('cost');
  });
  it('lays what was begun over what is saved, and leaves another vendor’s out', () => {
    const saved = alsoForm({
      ...also(),
      username: 'a',
      missing: 'follow',
      marketplaceUrl: 'https://a.example',
    });
    const begun = {
      name: 'also',
      import: { missing: 'zero' },
      source: { vendor: 'also', username: 'b' },
    } as const;
    const fields = alsoFields(filled('also', 'also', saved, begun));
    expect(fields).toMatchObject({
      username: 'b',
      missing: 'zero',
      marketplaceUrl: 'https://a.example',
    });
    const other = alsoFields(filled('also', 'also', giacomForm({ ...giacom(), missing: 'zero' })));
    expect(other.missing, 'a form of Giacom’s says nothing of ALSO').toBe('flag');
  });
  it('never takes "those I choose, and none yet" for all customers', () => {
    const fields = { ...also(), chosen: true };
    expect(importFaults(fields).map((f) => f.field)).toEqual(['only']);
    expect(importFaults({ ...fields, only: ['7'] })).toEqual([]);
    expect(alsoForm({ ...fields, only: ['7'] }).import?.only).toEqual(['7']);
    expect(alsoForm({ ...fields, chosen: false, only: ['7'] }).import?.only, 'all again').toEqual(
      [],
    );
  });
  it('names what is missing, and an account that is none', () => {
    const fields = { ...also(), secret: 's3cret', username: 'api' };
    expect(alsoFaults(also(), false).map((f) => f.field)).toEqual(['username', 'secret']);
    expect(alsoFaults({ ...fields, secret: '' }, true), 'a password that is stored').toEqual([]);
    for (const account of ['', '123', 'https://m.example/#/Account/View/123/Overview']) {
      expect(alsoFaults({ ...fields, account }, false), account).toEqual([]);
    }
    for (const account of ['ACME', '0', '12 34']) {
      expect(alsoFaults({ ...fields, account }, false), account).toHaveLength(1);
    }
    expect(alsoFaults({ ...fields, pauseMs: 'x' }, false)[0]?.field).toBe('pauseMs');
    const half = [{ service: 'BACKUP', field: '' }];
    expect(alsoFaults({ ...fields, quantityFields: half }, false)[0]?.field).toBe('quantityFields');
  });
  it('goes back to the usual address and path where they are emptied, whichever are saved', () => {
    expect(alsoForm(also()).source).toMatchObject({
      marketplaceUrl: 'https://cloud.also.com',
      pathPrefix: '/SimpleAPI/SimpleAPIService.svc/rest',
    });
    expect(alsoForm({ ...also(), marketplace: 'dandh' }).source).toMatchObject({
      marketplaceUrl: 'https://cp.dandhcloudsolutions.com',
    });
  });
  it('drops rows that were left empty', () => {
    const rows = [
      { service: ' BACKUP ', field: 'GB' },
      { service: '', field: '' },
    ];
    expect(alsoForm({ ...also(), quantityFields: rows }).source).toMatchObject({
      quantityFields: [{ service: 'BACKUP', field: 'GB' }],
    });
  });
});
