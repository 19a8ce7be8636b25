// Help on the inbox.
import { Trans } from 'react-i18next';

function Help() {
  return (
    <p>
      <Trans i18nKey="inbox.helpText" />
    </p>
  );
}

/** Constant, so that it is registered once. */
export const inboxHelp = <Help />;
