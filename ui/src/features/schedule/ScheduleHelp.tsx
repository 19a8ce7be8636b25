// Help on schedules.
import { Trans } from 'react-i18next';

function Help() {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <Trans i18nKey="schedule.helpText" />
      </p>
      <p>
        <Trans i18nKey="schedule.helpVendor" />
      </p>
    </div>
  );
}

/** Constant, so that it is registered once. */
export const scheduleHelp = <Help />;
