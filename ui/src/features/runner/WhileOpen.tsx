// What the open app does about schedules: looks, stays in the tray, starts at logon.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { RunnerSettings } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Switch } from '@/components/ui/Switch';
import { presenceQuery, useRunnerSettings, useStartAtLogin } from './queries';

export function WhileOpen({ settings }: { settings: RunnerSettings }) {
  const { t } = useTranslation();
  const presence = useQuery(presenceQuery);
  const save = useRunnerSettings();
  const login = useStartAtLogin();
  const chosen = { ...settings, ...(save.isPending ? save.variables : {}) };
  const failure = [save, login, presence].find((work) => work.isError)?.error;
  const { data } = presence;
  return (
    <section className="flex flex-col gap-4" data-testid="while-open">
      <h3 className="font-medium">{t('runner.open')}</h3>
      <Switch
        label={t('runner.whileOpen')}
        hint={t('runner.whileOpenHint')}
        checked={chosen.whileOpen ?? true}
        onChange={(whileOpen) => save.mutate({ ...chosen, whileOpen })}
      />
      {data?.tray === true && (
        <Switch
          label={t('runner.tray')}
          hint={t('runner.trayHint')}
          checked={chosen.tray === 'stay'}
          onChange={(stay) => save.mutate({ ...chosen, tray: stay ? 'stay' : 'end' })}
        />
      )}
      {data?.tray === false && <Not label={t('runner.tray')} why={data.trayWhy} />}
      {data != null && data.atLogin !== null && (
        <Switch
          label={t('runner.login')}
          hint={t('runner.loginHint')}
          checked={login.isPending ? login.variables : data.atLogin}
          onChange={(on) => login.mutate(on)}
        />
      )}
      {data?.atLogin === null && <Not label={t('runner.login')} why={data.atLoginWhy} />}
      {failure != null && <ErrorNotice failure={asFailure(failure)} />}
    </section>
  );
}

/** What cannot be chosen here, and why. */
function Not({ label, why }: { label: string; why: string | null }) {
  return (
    <div>
      <div className="text-muted">{label}</div>
      <div className="text-small text-muted">{why}</div>
    </div>
  );
}
