// A mail server, who writes to whom, and the password, which goes in and never comes back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { MailForm as Form, MailSecurity, MailView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { SecretField } from '@/components/ui/SecretField';
import { SelectField } from '@/components/ui/SelectField';
import { TextField } from '@/components/ui/TextField';
import { useFirstFocused } from './focus';
import { useNotifyChange } from './queries';

/** The port that goes with each; also told to the reader in the empty field. */
const ports: Record<MailSecurity, number> = { tls: 465, starttls: 587, none: 25 };

interface Typed {
  host: string;
  port: string;
  security: MailSecurity;
  user: string;
  from: string;
  to: string;
}

function begin(saved: MailView | null): Typed {
  if (saved === null) {
    return { host: '', port: '', security: 'tls', user: '', from: '', to: '' };
  }
  const { host, security, from } = saved;
  const port = saved.port === ports[security] ? '' : String(saved.port);
  return { host, port, security, user: saved.user ?? '', from, to: saved.to.join(', ') };
}

function portOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
}

export function MailForm({ saved, onClose }: { saved: MailView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => begin(saved));
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const form = useFirstFocused();
  const save = useNotifyChange(
    (mail: Form) => backend.setMail(mail, password === '' ? null : password),
    t('notifications.mailSaved'),
  );
  const port = portOf(typed.port);
  const faults = {
    host: typed.host.trim() === '' ? t('notifications.mailHostNeed') : undefined,
    port: port === undefined ? t('notifications.mailPortNeed') : undefined,
    to: typed.to.trim() === '' ? t('notifications.mailRecipientsNeed') : undefined,
  };
  const faulty = Object.values(faults).some((fault) => fault !== undefined);
  const shown = (fault: string | undefined) =>
    tried && fault !== undefined ? { error: fault } : {};
  const field = (name: Exclude<keyof Typed, 'security'>) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  // What is kept is for this user at this server only.
  const kept =
    saved?.secret === 'saved' &&
    saved.host === typed.host.trim() &&
    (saved.user ?? '') === typed.user.trim();
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-3 py-2"
      data-testid="mail-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!faulty && port !== undefined) {
          save.mutate({ ...typed, port }, { onSuccess: onClose });
        }
      }}
    >
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_9rem_6rem]">
        <TextField label={t('notifications.mailHost')} {...field('host')} {...shown(faults.host)} />
        <SelectField
          label={t('notifications.mailSecurity')}
          value={typed.security}
          onChange={(event) => setTyped({ ...typed, security: event.target.value as MailSecurity })}
          options={(['tls', 'starttls', 'none'] as const).map((value) => ({
            value,
            label: t(`notifications.security.${value}`),
          }))}
        />
        <TextField
          label={t('notifications.mailPort')}
          inputMode="numeric"
          className="tabular text-right"
          placeholder={String(ports[typed.security])}
          {...field('port')}
          {...shown(faults.port)}
        />
      </div>
      {typed.security === 'none' && (
        <p className="text-small text-care">{t('notifications.mailNoneHint')}</p>
      )}
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label={t('notifications.mailUser')}
          hint={t('notifications.mailUserHint')}
          {...field('user')}
        />
        <SecretField
          key={String(kept)}
          label={t('notifications.mailPassword')}
          hint={t('notifications.mailPasswordHint')}
          saved={kept}
          typed={password}
          onChange={(event) => setPassword(event.target.value)}
          onKeep={() => setPassword('')}
        />
        <TextField
          label={t('notifications.mailFrom')}
          hint={t('notifications.mailFromHint')}
          {...field('from')}
        />
        <TextField
          label={t('notifications.mailRecipients')}
          hint={t('notifications.mailRecipientsHint')}
          {...field('to')}
          {...shown(faults.to)}
        />
      </div>
      {save.isError && <ErrorNotice failure={asFailure(save.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={save.isPending}>
          {t('notifications.mailSave')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
