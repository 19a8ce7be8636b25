// What Home asks, and what is done from it.
import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deskQuery, homeQuery } from '@/api/shared';
import { backend } from '@/backend/backend';
import type { Side } from '@/bindings';
import { announce } from '@/components/ui/LiveRegion';

export const draftQuery = (kind: Side) =>
  queryOptions({ queryKey: ['draft', kind], queryFn: () => backend.draft(kind) });

/** What the first screen needs, and whether it is Home or Welcome. What fails is told by the screen. */
export function askForStart(client: QueryClient): void {
  const quietly = () => undefined;
  client.query(homeQuery).catch(quietly);
  client.query(deskQuery).catch(quietly);
  client.query(draftQuery('halo')).catch(quietly);
}

/** Tests a saved connection and remembers the result; Home shows it from there. */
export function useCheck(connection: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => backend.check(connection),
    onSuccess: (report) => {
      const count = report.tests.filter((test) => test.result === 'fail').length;
      announce(
        count === 0
          ? t('home.checkDoneWell', { connection })
          : t('home.checkDoneBad', { connection, count }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['home'] }),
  });
}
