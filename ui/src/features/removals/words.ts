// The choices for what is gone, in the terms of each vendor.
import i18next from 'i18next';
import type { GuardView, MissingPolicy, RemovalChoice, Side } from '@/bindings';

const vendorName = (side: Side) =>
  side === 'halo' ? i18next.t('vendors.any') : i18next.t(`vendors.${side}.name`);

/** Only ALSO tells what has ended apart from what it no longer lists. */
const endings = (side: Side) => side === 'also';

export function policyTitle(policy: MissingPolicy, side: Side): string {
  return i18next.t(`removals.${policy}`, { vendor: vendorName(side) });
}

export function policyText(policy: MissingPolicy, side: Side): string {
  const vendor = vendorName(side);
  if (policy === 'follow') return i18next.t('removals.followText', { vendor });
  return endings(side)
    ? i18next.t(`removals.${policy}EndedText`, { vendor })
    : i18next.t(`removals.${policy}Text`, { vendor });
}

/** What a choice would do, one sentence's part for each kind of end. Nothing is left out, and nothing is 0. */
export function countWords({ tally }: RemovalChoice): string[] {
  const said: [number, string][] = [
    [tally.deactivate, i18next.t('removals.countDeactivate', { count: tally.deactivate })],
    [tally.zero, i18next.t('removals.countZero', { count: tally.zero })],
    [tally.left, i18next.t('removals.countLeft', { count: tally.left })],
    [tally.already, i18next.t('removals.countAlready', { count: tally.already })],
    [tally.notCovered, i18next.t('removals.countNotCovered', { count: tally.notCovered })],
    [tally.goneInHalo, i18next.t('removals.countGoneInHalo', { count: tally.goneInHalo })],
    [tally.blocked, i18next.t('removals.countBlocked', { count: tally.blocked })],
    [tally.notKnown, i18next.t('removals.countNotKnown', { count: tally.notKnown })],
  ];
  const words = said.filter(([count]) => count > 0).map(([, text]) => text);
  return words.length === 0 ? [i18next.t('removals.countNothing')] : words;
}

/** That the guard would stop it, and what else of the plan counts towards that. */
export function guardWords({ deactivate, zero, halve, licences }: GuardView): string {
  const stops = i18next.t('removals.guardStops', { cuts: deactivate + zero + halve, licences });
  return halve > 0 ? `${stops} ${i18next.t('removals.guardHalved', { count: halve })}` : stops;
}
