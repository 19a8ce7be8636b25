// From where on a change, or a silence, stands out: per connection.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { Limits } from '@/bindings';
import { Awaited } from '@/components/ui/Awaited';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { SelectField } from '@/components/ui/SelectField';
import { TextField } from '@/components/ui/TextField';
import { limitsQuery, useSaveLimits } from './queries';

interface LimitsDialogProps {
  connections: readonly string[];
  onClose: () => void;
}

export function LimitsDialog({ connections, onClose }: LimitsDialogProps) {
  const { t } = useTranslation();
  const [connection, setConnection] = useState(connections[0] ?? '');
  const { data, error, isFetching, refetch } = useQuery(limitsQuery(connection));
  return (
    <Dialog open onClose={onClose} title={t('inbox.limitsTitle')}>
      <div className="flex flex-col gap-4" data-testid="limits">
        <p className="text-soft">{t('inbox.limitsText')}</p>
        {connections.length > 1 && (
          <SelectField
            id="limits-of"
            label={t('inbox.connection')}
            options={connections.map((value) => ({ value, label: value }))}
            value={connection}
            onChange={(event) => setConnection(event.target.value)}
          />
        )}
        {data === undefined ? (
          <Awaited error={error} busy={isFetching} onAgain={() => void refetch()} />
        ) : (
          <Form key={connection} connection={connection} limits={data} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

const figures = ['pricePercent', 'seatsPercent', 'seatsLeast', 'jumpDays'] as const;
type Figure = (typeof figures)[number];

interface FormProps {
  connection: string;
  limits: Limits;
  onClose: () => void;
}

function Form({ connection, limits, onClose }: FormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => ({
    silentDays: limits.silentDays == null ? '' : String(limits.silentDays),
    pricePercent: String(limits.pricePercent),
    seatsPercent: String(limits.seatsPercent),
    seatsLeast: String(limits.seatsLeast),
    jumpDays: String(limits.jumpDays),
  }));
  const [tried, setTried] = useState(false);
  const save = useSaveLimits(connection, onClose);
  const whole = (text: string) => /^[1-9]\d{0,3}$/.test(text.trim());
  const fits = (name: keyof typeof typed) =>
    whole(typed[name]) || (name === 'silentDays' && typed.silentDays.trim() === '');
  const field = (name: keyof typeof typed) => ({
    id: `limits-${name}`,
    label: t(`inbox.${name}`),
    inputMode: 'numeric' as const,
    value: typed[name],
    onChange: (event: { target: { value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
    ...(tried && !fits(name) ? { error: t('inbox.needNumber') } : {}),
  });
  const number = (name: Figure) => Number(typed[name].trim());
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!fits('silentDays') || !figures.every(fits)) return;
        save.mutate({
          silentDays: typed.silentDays.trim() === '' ? null : Number(typed.silentDays.trim()),
          pricePercent: number('pricePercent'),
          seatsPercent: number('seatsPercent'),
          seatsLeast: number('seatsLeast'),
          jumpDays: number('jumpDays'),
        });
      }}
    >
      <TextField hint={t('inbox.silentHint')} {...field('silentDays')} />
      <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-2">
        {figures.map((name) => (
          <TextField key={name} {...field(name)} />
        ))}
      </div>
      {save.isError && <ErrorNotice failure={asFailure(save.error)} />}
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={() => save.mutate(null)}>
          {t('inbox.usual')}
        </Button>
        <Button kind="primary" type="submit" busy={save.isPending}>
          {t('inbox.save')}
        </Button>
      </div>
    </form>
  );
}
