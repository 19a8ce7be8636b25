// Help on duplicates.
import { Trans } from 'react-i18next';

function Help() {
  return (
    <p>
      <Trans i18nKey="duplicates.help" />
    </p>
  );
}

/** Constant, so that it is registered once. */
export const duplicatesHelp = <Help />;
