// What the wizard computes: repairs, paths in sentences, faults, steps, forms.
import { describe, expect, it } from 'vitest';
import { haloFaults, importFaults } from './faults';
import { giacomFields, giacomForm, haloFields, haloForm } from './fields';
import { pathIn, scopesIn } from './fix';
import { repairOf } from './offered';
import { doneSteps, freeName, isOpen, stepNamed, type Step } from './steps';

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
    const fields = giacomFields({});
    expect(importFaults(fields)).toEqual([]);
    expect(importFaults({ ...fields, guardPercent: '101' })).toHaveLength(1);
    expect(importFaults({ ...fields, guardChanges: '-1' })).toHaveLength(1);
  });
});

describe('steps', () => {
  const done = (...names: Step[]) => new Set(names);
  it('reopen when done, and open one further', () => {
    expect(isOpen('halo-application', done('halo'), 'halo')).toBe(true);
    expect(isOpen('halo-check', done('halo'), 'halo')).toBe(false);
    expect(isOpen('halo', done('halo'), 'giacom')).toBe(true);
  });
  it('are all done once saved, else those the draft tells', () => {
    expect(doneSteps('halo', true, null).size).toBe(3);
    expect([...doneSteps('giacom', false, { done: ['giacom', 'halo'] })]).toEqual(['giacom']);
  });
  it('know their names, and give new connections free ones', () => {
    expect(stepNamed('vendor')).toBe('giacom');
    expect(stepNamed('schedule')).toBeNull();
    expect(freeName('giacom', ['halo', 'giacom'])).toBe('giacom-2');
  });
});

describe('forms', () => {
  it('never hold a secret', () => {
    const halo = haloForm({ ...haloFields({}), secret: 's3cret' });
    const giacom = giacomForm({ ...giacomFields({}), secret: 's3cret' });
    expect(JSON.stringify([halo, giacom])).not.toContain('s3cret');
  });
  it('leave to the engine what was left empty', () => {
    expect(giacomForm(giacomFields({}))).toMatchObject({ baseUrl: null, currency: null });
    expect(giacomForm(giacomFields({ topLevel: null })).topLevel, 'the usual one').toBe('');
  });
});
