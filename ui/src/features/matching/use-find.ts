// "Find what Halyard wrote": the references in Halo tell a new computer who was matched to whom.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { notifyDone } from '@/components/ui/notice';
import { adoptTable } from './queries';

export function useFind(connection: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => backend.findWritten(connection),
    onSuccess: ({ table, matched, unclear }) => {
      adoptTable(client, table);
      const text = t('matching.found', { count: matched });
      notifyDone(
        unclear.length === 0
          ? text
          : t('matching.foundUnclear', { text, names: unclear.join(' ') }),
      );
    },
  });
}
