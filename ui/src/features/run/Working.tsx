// Runs at work, each with its bar.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { StateWord } from '@/components/ui/StateWord';
import { timeLeft } from './left';
import { linkLook } from './look';
import { runQuery } from './queries';

function One({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(runQuery(plan, true));
  const name = data ? t('run.titleOf', { run: data.run }) : t('run.titleStarting', { plan });
  const settled = data ? data.done + data.failed : 0;
  const all = data ? settled + data.left : null;
  return (
    <li className="flex flex-col gap-2 border-b border-line py-3" data-testid={`working-${plan}`}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="font-medium">{name}</span>
        <StateWord state={data && data.waits !== null ? 'waiting' : 'running'} />
        {data && all !== null && (
          <span className="tabular text-soft">
            {t('run.of', { settled, count: all })}, {timeLeft(data.secondsLeft)}
          </span>
        )}
        <Link to="/runs/$plan" params={{ plan }} className={`${linkLook} ml-auto`}>
          {t('run.runs.watch')}
          <span className="sr-only"> {name}</span>
        </Link>
      </div>
      <ProgressBar label={t('run.progress', { run: name })} value={settled} max={all} />
    </li>
  );
}

export function Working({ plans }: { plans: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="runs-working">
      <h2 id="runs-working" className="font-semibold">
        {t('run.runs.work')}
      </h2>
      <ul>
        {plans.map((plan) => (
          <One key={plan} plan={plan} />
        ))}
      </ul>
    </section>
  );
}
