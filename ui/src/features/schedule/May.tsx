// What a scheduled run may do without a person, each with what follows from the choice.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ScheduleScreen } from '@/bindings';
import { Checkbox } from '@/components/ui/Checkbox';
import { policyTitle } from '@/features/removals/words';
import type { Typed } from './form';
import { inlineLink } from './LastRun';
import { Part } from './Part';

interface MayProps {
  screen: ScheduleScreen;
  typed: Typed;
  onChange: (some: Partial<Typed>) => void;
}

export function May({ screen, typed, onChange }: MayProps) {
  const { t } = useTranslation();
  const choice = policyTitle(screen.missing, screen.side);
  const follows = screen.followsNames || screen.followsAddresses;
  return (
    <Part title={t('schedule.may')}>
      <p className="max-w-[65ch] text-soft">{t('schedule.mayAlways')}</p>
      <div className="flex flex-col gap-3">
        <Checkbox
          label={t('schedule.createClients')}
          hint={t(typed.createClients ? 'schedule.createClientsOn' : 'schedule.createClientsOff')}
          disabled={!typed.customers}
          checked={typed.createClients}
          onChange={(createClients) => onChange({ createClients })}
        />
        <div>
          <Checkbox
            label={t('schedule.removals')}
            hint={
              !typed.removals
                ? t('schedule.removalsOff')
                : screen.missing === 'flag'
                  ? t('schedule.removalsFlag')
                  : t('schedule.removalsOn', { choice })
            }
            disabled={!typed.subscriptions}
            checked={typed.removals}
            onChange={(removals) => onChange({ removals })}
          />
          <div className="pl-7 text-small">
            <Link
              to="/removals/$connection"
              params={{ connection: screen.connection }}
              className={inlineLink}
            >
              {t('schedule.removalsLink')}
            </Link>
          </div>
        </div>
        <Checkbox
          label={t('schedule.renames')}
          hint={t(
            !follows
              ? 'schedule.renamesNone'
              : typed.renames
                ? 'schedule.renamesOn'
                : 'schedule.renamesOff',
          )}
          disabled={!typed.customers}
          checked={typed.renames}
          onChange={(renames) => onChange({ renames })}
        />
      </div>
      <p className="max-w-[65ch] text-soft">{t('schedule.mayNever')}</p>
    </Part>
  );
}
