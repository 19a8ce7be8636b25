// The newest runs in a plain table; each leads to its receipt, all of them are in History.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HistoryLine } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import { count, dateTime } from '@/lib/format';
import { cn } from '@/lib/cn';
import { linkLook } from './look';

const columns = [
  ['colRun', false],
  ['colState', false],
  ['colStarted', false],
  ['colConnection', false],
  ['colApplied', true],
  ['colFailed', true],
  ['colNeedsYou', true],
  ['colSkipped', true],
  ['colWho', false],
] as const;

function Line({ line }: { line: HistoryLine }) {
  const { t } = useTranslation();
  const { run, plan, status, undoes } = line;
  const open = status === 'running' || status === 'interrupted' || status === 'cancelled';
  const figure = (n: number) => (
    <td className={cn('tabular px-2 text-right', n === 0 && 'text-muted')}>{count(n)}</td>
  );
  return (
    <tr className="h-(--row) border-b border-line hover:bg-hover" data-testid={`run-${run}`}>
      <th scope="row" className="pr-2 text-left font-normal whitespace-nowrap">
        {open ? (
          <Link to="/runs/$plan" params={{ plan }} className={linkLook}>
            {run}
          </Link>
        ) : (
          <Link to="/receipts/$run" params={{ run }} className={linkLook}>
            {run}
          </Link>
        )}
        {undoes !== null && (
          <span className="ml-2 text-small text-muted">
            {t('run.runs.undoOf', { run: undoes })}
          </span>
        )}
      </th>
      <td className="px-2">
        <span className="flex">
          <StateWord state={status} />
        </span>
      </td>
      <td className="tabular px-2 whitespace-nowrap">{dateTime(line.started)}</td>
      <td className="max-w-40 truncate px-2" title={line.connection}>
        {line.connection}
      </td>
      {figure(line.applied)}
      {figure(line.failed)}
      {figure(line.needsYou)}
      {figure(line.skipped)}
      <td className="max-w-40 truncate pl-2" title={line.who}>
        {line.who}
      </td>
    </tr>
  );
}

export function NewestRuns({ runs }: { runs: readonly HistoryLine[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <div className="flex items-baseline justify-between pb-2">
        <h2 id="runs-newest" className="font-semibold">
          {t('run.runs.newest')}
        </h2>
        <Link to="/history" className={linkLook}>
          {t('run.runs.all')}
        </Link>
      </div>
      {runs.length === 0 ? (
        <p className="border-t border-edge py-3 text-soft">{t('run.runs.noRuns')}</p>
      ) : (
        // Narrow or zoomed, the table scrolls by itself, and by keyboard too.
        <div
          className="overflow-x-auto"
          role="region"
          aria-labelledby="runs-newest"
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <table className="w-full border-t border-edge">
            <thead>
              <tr className="h-9 border-b border-line text-small text-soft">
                {columns.map(([column, end], i) => (
                  <th
                    key={column}
                    scope="col"
                    className={cn(
                      'font-semibold whitespace-nowrap',
                      i === 0 ? 'pr-2' : 'px-2',
                      end ? 'text-right' : 'text-left',
                    )}
                  >
                    {t(`run.runs.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {runs.map((line) => (
                <Line key={line.run} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
