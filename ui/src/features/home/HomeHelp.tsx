// Help on Home.
import { Trans } from 'react-i18next';

function Help() {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <Trans i18nKey="home.helpText" />
      </p>
      <p>
        <Trans i18nKey="home.helpVendor" />
      </p>
    </div>
  );
}

/** Constant, so that it is registered once. */
export const homeHelp = <Help />;
