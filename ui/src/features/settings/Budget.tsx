// The limit of one Halo connection.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { TextField } from '@/components/ui/TextField';
import { connectionQuery, useSaveBudget } from './queries';

export function Budget({ name, only }: { name: string; only: boolean }) {
  const { t } = useTranslation();
  const found = useQuery(connectionQuery(name));
  const save = useSaveBudget(name);
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  if (found.isError) return <ErrorNotice failure={asFailure(found.error)} />;
  const form = found.data?.halo;
  if (form == null) return null;
  const saved = String(form.budget ?? '');
  const value = typed ?? saved;
  const wrong = !/^\d+$/.test(value.trim());
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong) return;
        save.mutate(
          { ...form, budget: Number(value) },
          {
            onSuccess: () => {
              setTyped(null);
              setTried(false);
            },
          },
        );
      }}
    >
      <TextField
        label={only ? t('settings.budget') : t('settings.budgetOf', { connection: name })}
        hint={t('settings.budgetHint')}
        inputMode="numeric"
        className="tabular max-w-28 text-right"
        value={value}
        onChange={(event) => setTyped(event.target.value)}
        data-testid={`budget-${name}`}
        {...(wrong && tried ? { error: t('settings.budgetNeed') } : {})}
      />
      {save.isError && <ErrorNotice failure={asFailure(save.error)} />}
      <div>
        <Button type="submit" busy={save.isPending} disabled={value.trim() === saved}>
          {t('settings.budgetSave')}
        </Button>
      </div>
    </form>
  );
}
