// No customers yet: the vendor was never read, or listed none. The one thing to do is to read it.
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { MatchTable } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';
import { Reading } from './DeskSummary';
import { Problem } from './Problem';
import { useFind } from './use-find';
import type { Suggesting } from './use-suggest';

export interface NotReadProps {
  table: MatchTable;
  suggest: Suggesting;
}

export function NotRead({ table, suggest }: NotReadProps) {
  const { t } = useTranslation();
  const { connection, read } = table;
  const find = useFind(connection);
  return (
    <Screen title={t('matching.title')}>
      <div className="flex flex-col gap-4" data-testid="not-read">
        {suggest.failure !== null && <Problem failure={suggest.failure} />}
        <EmptyState
          text={t(read === null ? 'matching.notRead' : 'matching.noCustomers', { connection })}
          action={
            <div className="flex flex-wrap gap-3">
              <Button
                kind="primary"
                busy={suggest.at === 'reading'}
                onClick={suggest.start}
                data-testid="suggest"
              >
                {t('matching.suggest')}
              </Button>
              <Button busy={find.isPending} onClick={() => find.mutate()}>
                {t('matching.find')}
              </Button>
            </div>
          }
        />
        <p className="max-w-[60ch] text-small text-muted">{t('matching.findText')}</p>
        {find.isError && <Problem failure={asFailure(find.error)} />}
        <Reading suggest={suggest} connection={connection} />
      </div>
    </Screen>
  );
}
