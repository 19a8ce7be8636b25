// Forms as they are saved, and what the practice company fills in ahead.
import type { Draft, GiacomForm, WizardKind } from '@/bindings';

export const giacomForm: GiacomForm = {
  name: 'giacom',
  into: 'halo',
  baseUrl: 'https://cloudmarket-services.azure-api.net/Billing/v1',
  apiVersion: 'v1',
  method: 'subscriptions',
  topLevel: null,
  missing: 'flag',
  followNames: false,
  guardChanges: 10,
  guardPercent: 20,
  keyHeader: 'Ocp-Apim-Subscription-Key',
  pageSize: 5000,
  statusPath: 'Status',
  totalsPath: 'AccountTotals',
  reportPath: 'SubscriptionsManagementReport',
  currency: 'GBP',
};

export function practiceDrafts(): Map<WizardKind, Draft> {
  const halo = {
    name: 'halo',
    resourceUrl: 'http://127.0.0.1:40113/api',
    authUrl: 'http://127.0.0.1:40113/auth',
    tenant: 'practice',
    clientId: '11111111-2222-4333-8444-555555555555',
  };
  const giacom = { name: 'giacom', baseUrl: 'http://127.0.0.1:40114/Billing/v1' };
  return new Map<WizardKind, Draft>([
    ['halo', { step: '', done: [], halo, giacom: null }],
    ['giacom', { step: '', done: [], halo: null, giacom }],
  ]);
}
