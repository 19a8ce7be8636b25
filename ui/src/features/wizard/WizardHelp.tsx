// Help for each step: what the other products call the same thing.
import { Trans } from 'react-i18next';
import type { Step } from './steps';

const halo = (
  <p>
    <Trans i18nKey="wizard.helpHalo" />
  </p>
);

const check = (
  <p>
    <Trans i18nKey="wizard.helpVendorCheck" />
  </p>
);

/** Constants, so that they are registered once. */
export const wizardHelp: Record<Step, React.ReactElement> = {
  halo,
  'halo-application': halo,
  'halo-check': (
    <p>
      <Trans i18nKey="wizard.helpHaloCheck" />
    </p>
  ),
  giacom: (
    <p>
      <Trans i18nKey="wizard.helpGiacom" />
    </p>
  ),
  'giacom-import': (
    <p>
      <Trans i18nKey="wizard.helpGiacomImport" />
    </p>
  ),
  'giacom-check': check,
  also: (
    <p>
      <Trans i18nKey="wizard.helpAlso" />
    </p>
  ),
  'also-import': (
    <p>
      <Trans i18nKey="wizard.helpAlsoImport" />
    </p>
  ),
  'also-check': check,
};
