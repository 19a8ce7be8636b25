// Named tests in their order, each with what was seen and, where it did not pass, why and what to change.
import { useTranslation } from 'react-i18next';
import type { CheckRow } from '@/bindings';
import { CopyButton } from '@/components/ui/CopyButton';
import { HaloPath } from '@/components/ui/HaloPath';
import { StateWord } from '@/components/ui/StateWord';
import { pathIn, scopesIn } from './fix';
import { Scopes } from './Scopes';

export function Ladder({ tests }: { tests: readonly CheckRow[] }) {
  const { t } = useTranslation();
  return (
    <ol aria-label={t('wizard.ladder')} data-testid="ladder" className="border-t border-edge">
      {tests.map((test) => (
        <li
          key={test.key}
          data-testid={`test-${test.key}`}
          className="grid gap-x-4 @min-[420px]:grid-cols-[6rem_1fr] border-b border-line py-2.5"
        >
          <span className="flex items-start">
            <StateWord state={test.result} />
          </span>
          <div className="flex min-w-0 flex-col gap-1">
            <div>
              <h3 className="inline font-semibold">{test.name}</h3>
              <span className="ml-2 break-words text-soft">{test.what}</span>
            </div>
            {test.why !== '' && <p className="break-words text-soft">{test.why}</p>}
            {test.fix !== '' && <Fix test={test} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Fix({ test }: { test: CheckRow }) {
  const { t } = useTranslation();
  const path = pathIn(test.fix);
  const scopes = scopesIn(test.fix);
  // A warning's remedy is for later; one line of it is enough until it is needed.
  const failed = test.result === 'fail';
  return (
    <>
      <p className={failed ? '' : 'text-muted'}>{test.fix}</p>
      {failed && path !== null && <HaloPath path={path} />}
      {failed && scopes.length > 0 && <Scopes scopes={scopes} />}
      {failed && test.code !== '' && (
        <span className="inline-flex items-center gap-1 text-small text-soft">
          <span className="font-mono">{t('common.code', { code: test.code })}</span>
          <CopyButton text={test.code} label={t('common.copyCode')} />
        </span>
      )}
    </>
  );
}
