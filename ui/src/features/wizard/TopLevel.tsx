// The top level of clients that Halyard creates, chosen among Halo's own.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { Combobox } from '@/components/ui/Combobox';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { topLevelsQuery } from './queries';

interface TopLevelProps {
  halo: string;
  value: string;
  onChange: (name: string) => void;
  /** What Halo's page calls it. */
  calls: ReactNode;
}

export function TopLevel({ halo, value, onChange, calls }: TopLevelProps) {
  const { t } = useTranslation();
  const found = useQuery(topLevelsQuery(halo));
  const levels = found.data ?? [];
  // What is saved stays a choice, also while Halo is asked and where it is gone from there.
  const known = value === '' || levels.some((level) => level.name === value);
  const options = [
    ...(known ? [] : [{ value, label: value }]),
    ...levels.map(({ id, name }) => ({
      value: name,
      label: name,
      note: t('wizard.topLevelNote', { id }),
    })),
  ];
  return (
    <div className="flex flex-col gap-3">
      <Combobox
        label={t('wizard.topLevel')}
        hint={
          <>
            {t('wizard.topLevelHint')}
            {calls}
          </>
        }
        options={options}
        value={value === '' ? null : value}
        onChange={(name) => onChange(name ?? '')}
        placeholder={t(found.isPending ? 'common.loading' : 'wizard.topLevelUsual')}
        clearable
      />
      {found.isError && (
        <ErrorNotice
          tone="care"
          failure={{ ...asFailure(found.error), why: t('wizard.topLevelFailed') }}
          actions={<Button onClick={() => void found.refetch()}>{t('wizard.tryAgain')}</Button>}
        />
      )}
    </div>
  );
}
