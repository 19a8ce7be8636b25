// From a change of a licence to the history of its seats.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PreviewChange } from '@/bindings';

export function SeatsLink({ connection, change }: { connection: string; change: PreviewChange }) {
  const { t } = useTranslation();
  const { name, record, subscription } = change;
  if (record === null && subscription === null) return null;
  return (
    <Link
      to="/seats/$connection/history"
      params={{ connection }}
      search={{
        ...(subscription === null ? {} : { subscription }),
        ...(record === null ? {} : { licence: record }),
      }}
      aria-label={t('seats.linkName', { name })}
      className="inline-flex min-h-6 items-center whitespace-nowrap text-accent-ink underline underline-offset-2"
    >
      {t('seats.historyTitle')}
    </Link>
  );
}
