// How people are told of scheduled runs: of which, and by which ways.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { TellWhen } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Choice } from '../Choice';
import { Group } from '../Group';
import { Mail } from './Mail';
import { notificationsQuery, useNotifyChange } from './queries';
import { WayRow } from './WayRow';
import { Webhook } from './Webhook';

export function Notifications() {
  const { t } = useTranslation();
  const { data, error } = useQuery(notificationsQuery);
  const choose = useNotifyChange((when: TellWhen) => backend.setTellWhen(when));
  const failure = error ?? choose.error;
  return (
    <Group title={t('notifications.title')}>
      <p className="max-w-[65ch] text-soft">{t('notifications.text')}</p>
      {failure != null && <ErrorNotice failure={asFailure(failure)} />}
      {data !== undefined && (
        <div className="flex flex-col gap-5" data-testid="notifications">
          <Choice
            legend={t('notifications.when')}
            value={data.when}
            onChange={(when) => choose.mutate(when)}
            choices={[
              { value: 'changes', text: t('notifications.whenChanges') },
              { value: 'every-run', text: t('notifications.whenEveryRun') },
            ]}
          />
          <WayRow
            way="desktop"
            on={data.desktop.on}
            last={data.desktop.last}
            testable={data.desktop.present}
            hint={t(
              data.desktop.present ? 'notifications.desktopHint' : 'notifications.desktopAbsent',
            )}
          />
          <Webhook saved={data.webhook} />
          <Mail saved={data.mail} />
        </div>
      )}
    </Group>
  );
}
