// Forms as they are saved, and what the practice company fills in ahead.
import type { Draft, HaloForm, VendorForm, Side } from '@/bindings';
import type { VendorKind } from '@/lib/vendors';

export const haloForm: HaloForm = {
  name: 'halo',
  resourceUrl: 'https://acme.halopsa.com/api',
  authUrl: 'https://acme.halopsa.com/auth',
  tenant: '',
  clientId: '4f0c2b1e-77aa-4c0e-9d0b-5a1f3f9b2c11',
  budget: 250,
  batch: 50,
  pageSize: 1000,
};

export const vendorForms: Record<VendorKind, VendorForm> = {
  giacom: {
    name: 'giacom',
    import: {
      into: 'halo', topLevel: null, missing: 'flag', money: 'cost', followNames: false,
      followAddresses: false, only: [], guardChanges: 10, guardPercent: 20,
    },
    source: {
      vendor: 'giacom',
      baseUrl: 'https://cloudmarket-services.azure-api.net/Billing/v1',
      apiVersion: 'v1',
      method: 'subscriptions',
      keyHeader: 'Ocp-Apim-Subscription-Key',
      pageSize: 5000,
      statusPath: 'Status',
      totalsPath: 'AccountTotals',
      reportPath: 'SubscriptionsManagementReport',
      currency: 'GBP',
    },
  },
  also: {
    name: 'also',
    import: {
      into: 'halo', topLevel: null, missing: 'follow', money: 'untouched', followNames: false,
      followAddresses: false, only: [], guardChanges: 10, guardPercent: 20,
    },
    source: {
      vendor: 'also',
      marketplace: 'also',
      marketplaceUrl: 'https://marketplace.also.example',
      username: 'halyard-api@acme.example',
      account: '',
      pathPrefix: '/SimpleAPI/SimpleAPIService.svc/rest',
      pauseMs: 500,
      descend: false,
      reuseReadings: false,
      quantityFields: [{ service: 'ACRONIS_BACKUP', field: 'StorageGB' }],
    },
  },
}; // prettier-ignore

export function practiceDrafts(): Map<Side, Draft> {
  const ahead = { step: '', done: [], halo: null, vendor: null };
  const halo = {
    name: 'halo',
    resourceUrl: 'http://127.0.0.1:40113/api',
    authUrl: 'http://127.0.0.1:40113/auth',
    tenant: 'practice',
    clientId: '11111111-2222-4333-8444-555555555555',
  };
  const giacom: VendorForm = {
    name: 'giacom',
    source: { vendor: 'giacom', baseUrl: 'http://127.0.0.1:40114/Billing/v1' },
  };
  const also: VendorForm = {
    name: 'also',
    source: {
      vendor: 'also',
      marketplaceUrl: 'http://127.0.0.1:40115',
      username: 'halyard@practice.example',
    },
  };
  return new Map<Side, Draft>([
    ['halo', { ...ahead, halo }],
    ['giacom', { ...ahead, vendor: giacom }],
    ['also', { ...ahead, vendor: also }],
  ]);
}
