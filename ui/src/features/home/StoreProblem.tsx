// The whole window while the store cannot be used: what happened, why, what to do, and its folder.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { outdateAll } from '@/api/events';
import { homeQuery } from '@/api/shared';
import { backend } from '@/backend/backend';
import { asFailure, type Failure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Mark } from '@/frame/Mark';

/** Shows the window, or why there is none. */
export function WithStore({ children }: { children: ReactNode }) {
  const home = useQuery(homeQuery);
  // A store that answered before and fails now is told by the screen that asked it.
  const failure = home.isError && home.data === undefined ? asFailure(home.error) : null;
  if (failure === null || !failure.code.startsWith('STORE-')) return children;
  return <StoreProblem failure={failure} busy={home.isFetching} />;
}

function StoreProblem({ failure, busy }: { failure: Failure; busy: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = useMutation({ mutationFn: () => backend.openDataFolder() });
  useEffect(() => {
    document.title = `${t('home.storeTitle')} – ${t('common.productName')}`;
    heading.current?.focus();
  }, [t]);
  return (
    <main className="h-full overflow-auto px-8" data-testid="store-problem">
      <div className="mx-auto flex max-w-[640px] flex-col gap-5 pt-[max(2.5rem,12vh)] pb-10">
        <div className="flex items-center gap-2.5 font-semibold">
          <Mark />
          {t('common.productName')}
        </div>
        <div className="flex flex-col gap-1">
          <h1 ref={heading} tabIndex={-1} className="text-title font-semibold outline-none">
            {t('home.storeTitle')}
          </h1>
          <p className="text-soft">{t('home.storeText')}</p>
        </div>
        <ErrorNotice failure={failure} />
        <div className="flex flex-wrap gap-3">
          <Button kind="primary" busy={open.isPending} onClick={() => open.mutate()}>
            {t('home.storeOpen')}
          </Button>
          <Button busy={busy} onClick={() => outdateAll(client)}>
            {t('home.storeAgain')}
          </Button>
        </div>
        {open.isError && <ErrorNotice failure={asFailure(open.error)} tone="care" />}
      </div>
    </main>
  );
}
