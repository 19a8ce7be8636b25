// One way to reach people: on or off, where it leads, how it went the last time, and a test.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { Way, WayOutcome } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StateWord } from '@/components/ui/StateWord';
import { Switch } from '@/components/ui/Switch';
import { dateTime } from '@/lib/format';
import { useNotifyChange, useTest } from './queries';

interface WayRowProps {
  way: Way;
  on: boolean;
  hint: ReactNode;
  last: WayOutcome | null;
  /** False where nothing can be sent from here. */
  testable?: boolean;
  /** Further buttons. */
  actions?: ReactNode;
  children?: ReactNode;
}

export function WayRow({ way, on, hint, last, testable = true, actions, children }: WayRowProps) {
  const { t } = useTranslation();
  const flip = useNotifyChange((now: boolean) => backend.switchWay(way, now));
  const test = useTest(way);
  const name = t(`notifications.${way}`);
  const failed = last?.error ?? null;
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4" data-testid={`way-${way}`}>
      <Switch label={name} hint={hint} checked={on} onChange={(now) => flip.mutate(now)} />
      {children}
      {flip.isError && <ErrorNotice failure={asFailure(flip.error)} />}
      {failed !== null && last !== null && !test.isPending && (
        <div className="flex flex-col gap-1">
          <StateWord state="failed" word={t('notifications.failed', { when: dateTime(last.at) })} />
          <ErrorNotice failure={failed} tone={test.isError ? 'bad' : 'care'} />
        </div>
      )}
      {test.isError && failed === null && <ErrorNotice failure={asFailure(test.error)} />}
      <div className="flex flex-wrap items-center gap-2">
        {testable && (
          <Button
            busy={test.isPending}
            aria-label={t('notifications.testOf', { way: name })}
            onClick={() => test.mutate()}
          >
            {t('notifications.test')}
          </Button>
        )}
        {actions}
        <span role="status" className="text-small">
          {test.isSuccess ? (
            <StateWord state="pass" word={t('notifications.tested')} />
          ) : (
            last !== null &&
            failed === null && (
              <span className="text-muted">
                {t('notifications.worked', { when: dateTime(last.at) })}
              </span>
            )
          )}
        </span>
      </div>
    </div>
  );
}
