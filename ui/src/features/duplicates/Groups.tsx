// All groups, what is ticked of them, and the one way on: the preview.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { DuplicateList } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { useCommands } from '@/frame/commands';
import { Screen } from '@/frame/Screen';
import { standing, turned } from './choice';
import { Group } from './Group';
import { usePlan } from './queries';

interface GroupsProps {
  list: DuplicateList;
  busy: boolean;
  onAgain: () => void;
}

export function Groups({ list, busy, onAgain }: GroupsProps) {
  const { t } = useTranslation();
  const { connection, groups } = list;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const ticked = standing(groups, chosen);
  const plan = usePlan(connection);
  const count = ticked.size;
  const preview = () => plan.mutate([...ticked]);
  useCommands(
    count > 0
      ? [
          {
            id: 'duplicates:preview',
            label: t('duplicates.preview', { count }),
            shortcut: 'Ctrl+Enter',
            run: preview,
          },
        ]
      : [],
  );
  return (
    <Screen
      title={t('duplicates.title')}
      subtitle={t('duplicates.ofConnection', { connection })}
      actions={
        <>
          <Button busy={busy} onClick={onAgain}>
            {t('duplicates.again')}
          </Button>
          <Button
            kind="primary"
            busy={plan.isPending}
            disabled={count === 0}
            aria-keyshortcuts="Control+Enter"
            data-testid="duplicates-preview"
            onClick={preview}
          >
            {t('duplicates.preview', { count })}
          </Button>
        </>
      }
      summary={
        (plan.isError || list.linesUnknown !== null) && (
          <>
            {plan.isError && <ErrorNotice failure={asFailure(plan.error)} />}
            {list.linesUnknown !== null && (
              <p className="text-care">
                {t('duplicates.linesUnknown', { why: list.linesUnknown })}
              </p>
            )}
          </>
        )
      }
      footer={groups.length > 0 && <span>{t('duplicates.count', { count: groups.length })}</span>}
    >
      <div data-testid="duplicates" className="flex flex-col gap-7">
        {groups.length === 0 ? (
          <EmptyState
            text={t('duplicates.none')}
            action={
              <ButtonLink to="/matching/$connection" params={{ connection }}>
                {t('duplicates.toMatching')}
              </ButtonLink>
            }
          />
        ) : (
          <p className="max-w-[75ch] text-soft">{t('duplicates.explain')}</p>
        )}
        {groups.map((group) => (
          <Group
            key={group.licences.map((l) => l.id).join()}
            group={group}
            ticked={ticked}
            onTurn={(id) => setChosen(turned(ticked, id))}
          />
        ))}
      </div>
    </Screen>
  );
}
