// The newest runs, each leading to its receipt.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HistoryLine } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import { count, dateTime } from '@/lib/format';
import { Section } from './Section';

const head = 'py-2 pr-5 text-left text-small font-medium whitespace-nowrap text-muted';
const figure = 'tabular py-1.5 pr-5 text-right whitespace-nowrap';
const cell = 'py-1.5 pr-5 whitespace-nowrap';
/** Told by the receipt anyway: in a narrow window the rest is not to be scrolled sideways for it. */
const roomy = 'max-[1100px]:hidden';

export function LastRuns({ runs }: { runs: readonly HistoryLine[] }) {
  const { t } = useTranslation();
  if (runs.length === 0) {
    return (
      <Section title={t('home.runs')} testid="last-runs">
        <p className="py-3 text-soft">{t('home.runsNone')}</p>
      </Section>
    );
  }
  return (
    <Section
      title={t('home.runs')}
      testid="last-runs"
      action={
        <Link to="/history" className="text-accent-ink underline-offset-2 hover:underline">
          {t('home.runsAll')}
        </Link>
      }
    >
      {/* A scrolling region must be reachable by keyboard. */}
      <div
        className="overflow-x-auto"
        role="region"
        aria-label={t('table.region', { name: t('home.runs') })}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="w-full">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className={head}>
                {t('home.colRun')}
              </th>
              <th scope="col" className={head}>
                {t('home.colStarted')}
              </th>
              <th scope="col" className={head}>
                {t('home.colConnection')}
              </th>
              <th scope="col" className={head}>
                {t('home.colResult')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('home.colApplied')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('home.colFailed')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('home.colNeedsYou')}
              </th>
              <th scope="col" className={`${head} text-right ${roomy}`}>
                {t('home.colSkipped')}
              </th>
              <th scope="col" className={head}>
                {t('home.colWho')}
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((line) => (
              <tr
                key={line.run}
                data-testid={`run-${line.run}`}
                className="h-(--row) border-b border-line hover:bg-hover"
              >
                <th scope="row" className={`${cell} text-left font-normal`}>
                  <Link
                    to="/receipts/$run"
                    params={{ run: line.run }}
                    className="inline-flex min-h-6 items-center text-accent-ink underline underline-offset-2"
                  >
                    {line.run}
                  </Link>
                  {line.undoes !== null && (
                    <span className="ml-2 text-small text-muted">
                      {t('home.undoOf', { run: line.undoes })}
                    </span>
                  )}
                </th>
                <td className={`tabular ${cell}`}>{dateTime(line.started)}</td>
                <td className={cell}>{line.connection}</td>
                <td className={cell}>
                  <span className="flex">
                    <StateWord state={line.status} />
                  </span>
                </td>
                <td className={figure}>{count(line.applied)}</td>
                <td className={figure}>{count(line.failed)}</td>
                <td className={figure}>{count(line.needsYou)}</td>
                <td className={`${figure} ${roomy}`}>{count(line.skipped)}</td>
                <td className={`${cell} text-soft`}>{line.who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
