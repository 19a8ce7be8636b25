// Help on matching.
import { Trans } from 'react-i18next';

function Help() {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <Trans i18nKey="matching.helpOrder" />
      </p>
      <p>
        <Trans i18nKey="matching.helpSave" />
      </p>
    </div>
  );
}

/** Constant, so that it is registered once. */
export const matchingHelp = <Help />;
