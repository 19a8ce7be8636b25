// No customers yet: the vendor was never read, or listed none. The one thing to do is to read it.
import { useTranslation } from 'react-i18next';
import type { MatchTable } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Screen } from '@/frame/Screen';
import { Reading } from './DeskSummary';
import { Problem } from './Problem';
import type { Suggesting } from './use-suggest';

export interface NotReadProps {
  table: MatchTable;
  suggest: Suggesting;
}

export function NotRead({ table, suggest }: NotReadProps) {
  const { t } = useTranslation();
  const { connection, read } = table;
  return (
    <Screen title={t('matching.title')}>
      <div className="flex flex-col gap-4" data-testid="not-read">
        {suggest.failure !== null && <Problem failure={suggest.failure} />}
        <EmptyState
          text={t(read === null ? 'matching.notRead' : 'matching.noCustomers', { connection })}
          action={
            <Button
              kind="primary"
              busy={suggest.at === 'reading'}
              onClick={suggest.start}
              data-testid="suggest"
            >
              {t('matching.suggest')}
            </Button>
          }
        />
        <Reading suggest={suggest} connection={connection} />
      </div>
    </Screen>
  );
}
