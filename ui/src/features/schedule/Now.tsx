// What is so now: runs by itself or not, when next, how it went, what waits.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleScreen } from '@/bindings';
import { LastRun } from './LastRun';
import { NextTime } from './NextTime';
import { Waiting } from './Waiting';
import { whenWords } from './words';

export function Now({ screen: { standing, running } }: { screen: ScheduleScreen }) {
  const { t } = useTranslation();
  if (standing === null) {
    return (
      <p className="max-w-[75ch] text-soft" data-testid="schedule-now">
        {t(running === 'byHand' ? 'schedule.nowByHand' : 'schedule.nowUnsaid')}
      </p>
    );
  }
  const { form, zone, due, next, last, note, waiting } = standing;
  return (
    <div data-testid="schedule-now" className="flex flex-col gap-3">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Fact name={t('schedule.now')}>
          {whenWords(form.when)}
          {form.zone !== null && (
            <span className="block text-small text-muted">{t('schedule.inZone', { zone })}</span>
          )}
        </Fact>
        <Fact name={t('schedule.nextTime')}>
          <NextTime next={next} due={due} />
        </Fact>
        <Fact name={t('schedule.lastTime')}>
          <LastRun last={last} full />
        </Fact>
        <Fact name={t('schedule.colWaits')}>
          <Waiting plan={waiting} />
        </Fact>
      </dl>
      {note !== null && <p className="max-w-[75ch] text-care">{note}</p>}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
