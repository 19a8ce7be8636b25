// The time zone: the computer's own, whatever that is by then, or a named one.
import { useTranslation } from 'react-i18next';
import type { ScheduleScreen } from '@/bindings';
import { Combobox } from '@/components/ui/Combobox';
import { RadioCards } from '@/components/ui/RadioCards';
import type { Typed } from './form';

interface ZoneProps {
  screen: ScheduleScreen;
  typed: Typed;
  onChange: (some: Partial<Typed>) => void;
  error?: string;
}

export function Zone({ screen, typed, onChange, error }: ZoneProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-3">
      <RadioCards
        legend={t('schedule.zone')}
        value={typed.elsewhere ? 'elsewhere' : 'here'}
        onChange={(chosen) => onChange({ elsewhere: chosen === 'elsewhere' })}
        cards={[
          {
            value: 'here',
            title: t('schedule.zoneMachine', { zone: screen.machineZone }),
            text: t('schedule.zoneMachineText'),
          },
          { value: 'elsewhere', title: t('schedule.zoneOther') },
        ]}
      />
      {typed.elsewhere && (
        <Combobox
          id="schedule-zone"
          label={t('schedule.zoneChoose')}
          placeholder={t('schedule.zonePlaceholder')}
          // `New_York` is found by what people type.
          options={screen.zones.map((zone) => ({
            value: zone,
            label: zone,
            ...(zone.includes('_') ? { note: zone.replace(/_/g, ' ') } : {}),
          }))}
          value={typed.zone}
          onChange={(zone) => onChange({ zone })}
          {...(error === undefined ? {} : { error })}
        />
      )}
    </div>
  );
}
