// The schedules as a table; a connection without one is in it, too, with the way to one.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ScheduleLine } from '@/bindings';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { LastRun } from './LastRun';
import { NextTime } from './NextTime';
import { Waiting } from './Waiting';
import { whenWords } from './words';

const head = 'py-2 pr-4 text-left text-small font-medium whitespace-nowrap text-muted';
const cell = 'py-2.5 pr-4 align-top';

export function SchedulesTable({ lines }: { lines: readonly ScheduleLine[] }) {
  const { t } = useTranslation();
  return (
    // A scrolling region must be reachable by keyboard.
    <div
      className="overflow-x-auto"
      role="region"
      aria-label={t('table.region', { name: t('schedule.title') })}
      // What scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="w-full">
        <thead>
          <tr className="border-b border-edge">
            {(['Connection', 'When', 'Next', 'Last', 'Waits'] as const).map((name) => (
              <th key={name} scope="col" className={head}>
                {t(`schedule.col${name}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.connection} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line }: { line: ScheduleLine }) {
  const { t } = useTranslation();
  const { connection, side, running, standing } = line;
  const action = t(standing === null ? 'schedule.set' : 'schedule.change');
  return (
    <tr data-testid={`schedule-${connection}`} className="border-b border-line hover:bg-hover">
      <th scope="row" className={`${cell} max-w-64 text-left font-normal`}>
        <Link
          to="/schedule/$connection"
          params={{ connection }}
          className="block font-medium [overflow-wrap:anywhere] underline-offset-2 hover:underline"
        >
          {connection}
        </Link>
        {side !== 'halo' && (
          <span className="text-small text-muted">{t(`vendors.${side}.name`)}</span>
        )}
      </th>
      {standing === null ? (
        <td className={`${cell} text-muted`} colSpan={4}>
          {t(running === 'byHand' ? 'schedule.byHand' : 'schedule.unsaid')}
        </td>
      ) : (
        <>
          <td className={`${cell} min-w-28`}>
            <span className="block">{whenWords(standing.form.when)}</span>
            {standing.form.zone !== null && (
              <span className="text-small text-muted">
                {t('schedule.inZone', { zone: standing.zone })}
              </span>
            )}
          </td>
          <td className={cell}>
            <NextTime next={standing.next} due={standing.due} />
            {standing.note !== null && <p className="text-small text-care">{standing.note}</p>}
          </td>
          <td className={cell}>
            <LastRun last={standing.last} />
          </td>
          <td className={`${cell} whitespace-nowrap`}>
            <Waiting plan={standing.waiting} />
          </td>
        </>
      )}
      <td className="py-1 text-right align-top">
        <ButtonLink
          kind="quiet"
          to="/schedule/$connection"
          params={{ connection }}
          className="whitespace-nowrap"
          aria-label={t('schedule.ofConnection', { action, connection })}
        >
          {action}
        </ButtonLink>
      </td>
    </tr>
  );
}
