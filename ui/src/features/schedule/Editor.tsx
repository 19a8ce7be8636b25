// One connection's schedule: what is so now, what is chosen, and when that would be due.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { ScheduleScreen } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { notifyDone } from '@/components/ui/notice';
import { Screen } from '@/frame/Screen';
import { Beforehand } from './Beforehand';
import { faultsOf, formOf, sameForm, typedOf, type Faulty, type Typed } from './form';
import { Guard } from './Guard';
import { May } from './May';
import { NextRuns } from './NextRuns';
import { RunNow } from './RunNow';
import { Now } from './Now';
import { useSaveSchedule } from './queries';
import { When } from './When';
import { Covers } from './Covers';

/** The form, for the button that is beside the title. */
const id = 'schedule';

export function Editor({ screen }: { screen: ScheduleScreen }) {
  const { t } = useTranslation();
  const { connection, standing, running } = screen;
  const [typed, setTyped] = useState(() => typedOf(screen.form));
  const [tries, setTries] = useState(0);
  const save = useSaveSchedule(connection);
  const set = (some: Partial<Typed>) => setTyped((before) => ({ ...before, ...some }));
  const faults = faultsOf(typed);
  const sound = Object.keys(faults).length === 0;
  const form = sound ? formOf(typed) : null;
  const kept = standing !== null && form !== null && sameForm(form, standing.form);
  const shown = tries > 0 ? faults : {};
  const errors = (Object.entries(shown) as [Faulty, (typeof faults)['at']][]).flatMap(
    ([field, text]) => (text === undefined ? [] : [{ field: `schedule-${field}`, text: t(text) }]),
  );
  const byHand = () => {
    const former = standing?.form;
    save.mutate(null, {
      onSuccess: () =>
        notifyDone(
          t('schedule.cleared', { connection }),
          former === undefined ? undefined : () => save.mutate(former),
        ),
    });
  };
  return (
    <Screen
      title={t('schedule.titleOf', { connection })}
      actions={
        <>
          {kept && <RunNow connection={connection} />}
          {running !== 'byHand' && (
            <Button onClick={byHand} busy={save.isPending} data-testid="schedule-by-hand">
              {t(running === 'scheduled' ? 'schedule.clear' : 'schedule.keepByHand')}
            </Button>
          )}
          <Button
            kind="primary"
            type="submit"
            form={id}
            busy={save.isPending}
            disabled={kept}
            data-testid="schedule-save"
          >
            {t('schedule.save')}
          </Button>
        </>
      }
    >
      <div className="@container" data-testid="schedule-editor">
        <Now screen={screen} />
        {save.isError && (
          <div className="mt-4">
            <ErrorNotice failure={asFailure(save.error)} />
          </div>
        )}
        <div className="mt-6 grid gap-x-10 gap-y-8 @min-[720px]:grid-cols-[minmax(0,38rem)_15rem] @min-[1000px]:grid-cols-[minmax(0,38rem)_22rem]">
          <form
            id={id}
            noValidate
            className="flex flex-col gap-8"
            onSubmit={(event) => {
              event.preventDefault();
              setTries((n) => n + 1);
              if (form === null || kept) return;
              save.mutate(form, {
                onSuccess: ({ standing: now }) => {
                  setTries(0);
                  const next = now?.next?.local ?? t('schedule.nextUnknown');
                  notifyDone(t('schedule.saved', { connection, next }));
                },
              });
            }}
          >
            <ErrorSummary key={tries} errors={errors} />
            <When screen={screen} typed={typed} faults={shown} onChange={set} />
            <Covers typed={typed} faults={shown} onChange={set} />
            <May screen={screen} typed={typed} onChange={set} />
            <Guard screen={screen} />
          </form>
          <div className="flex flex-col gap-8 self-start @min-[720px]:sticky @min-[720px]:top-0">
            <NextRuns connection={connection} form={form} />
            <Beforehand screen={screen} />
          </div>
        </div>
      </div>
    </Screen>
  );
}
