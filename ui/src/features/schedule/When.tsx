// When: one of three kinds, each with what it needs, and the zone its times are in.
import { useTranslation } from 'react-i18next';
import type { ScheduleScreen } from '@/bindings';
import { RadioCards } from '@/components/ui/RadioCards';
import { TextField } from '@/components/ui/TextField';
import { Days } from './Days';
import type { Faults, Kind, Typed } from './form';
import { Part } from './Part';
import { Zone } from './Zone';

interface WhenProps {
  screen: ScheduleScreen;
  typed: Typed;
  faults: Faults;
  onChange: (some: Partial<Typed>) => void;
}

const kinds = ['daily', 'weekdays', 'every'] as const satisfies readonly Kind[];

export function When({ screen, typed, faults, onChange }: WhenProps) {
  const { t } = useTranslation();
  const told = (text: Faults['at']) => (text === undefined ? {} : { error: t(text) });
  return (
    <Part title={t('schedule.when')}>
      <RadioCards
        legend={t('schedule.when')}
        legendHidden
        value={typed.kind}
        onChange={(chosen) => onChange({ kind: kinds.find((k) => k === chosen) ?? 'daily' })}
        cards={kinds.map((kind) => ({
          value: kind,
          title: t(`schedule.${kind}`),
          text: t(`schedule.${kind}Text`),
        }))}
      />
      {typed.kind === 'weekdays' && (
        <Days value={typed.days} onChange={(days) => onChange({ days })} {...told(faults.days)} />
      )}
      {typed.kind === 'every' ? (
        <TextField
          id="schedule-hours"
          label={t('schedule.hours')}
          hint={t('schedule.hoursHint')}
          inputMode="numeric"
          className="tabular max-w-28 text-right"
          value={typed.hours}
          onChange={(event) => onChange({ hours: event.target.value })}
          {...told(faults.hours)}
        />
      ) : (
        <>
          <TextField
            id="schedule-at"
            label={t('schedule.time')}
            hint={t('schedule.timeHint')}
            className="tabular max-w-28"
            value={typed.at}
            onChange={(event) => onChange({ at: event.target.value })}
            {...told(faults.at)}
          />
          <Zone screen={screen} typed={typed} onChange={onChange} {...told(faults.zone)} />
        </>
      )}
    </Part>
  );
}
