// Help on what happens to what is gone.
import { Trans } from 'react-i18next';

function Help() {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <Trans i18nKey="removals.helpText" />
      </p>
      <p>
        <Trans i18nKey="removals.helpVendor" />
      </p>
    </div>
  );
}

/** Constant, so that it is registered once. */
export const removalsHelp = <Help />;
