// The address of a channel, which is a secret, and the kind of message it reads, which its host suggests.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import type { WebhookKind, WebhookView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { SecretField } from '@/components/ui/SecretField';
import { Choice } from '../Choice';
import { useFirstFocused } from './focus';
import { useNotifyChange } from './queries';

interface WebhookFormProps {
  saved: WebhookView | null;
  onClose: () => void;
}

export function WebhookForm({ saved, onClose }: WebhookFormProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const [chosen, setChosen] = useState<WebhookKind | null>(null);
  const [tried, setTried] = useState(false);
  const form = useFirstFocused();
  const offer = useMutation({ mutationFn: (typed: string) => backend.webhookOffer(typed) });
  const save = useNotifyChange(
    (kind: WebhookKind) => backend.setWebhook(kind, address.trim() === '' ? null : address),
    t('notifications.webhookSaved'),
  );
  const kept = saved?.secret === 'saved';
  const missing = address.trim() === '' && !kept;
  const suggested = offer.data?.kind;
  const kind = chosen ?? suggested ?? saved?.kind ?? 'teams';
  const failure = save.error ?? offer.error;
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-3 py-2"
      data-testid="webhook-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) save.mutate(kind, { onSuccess: onClose });
      }}
    >
      <SecretField
        label={t('notifications.webhookAddress')}
        hint={t('notifications.webhookAddressHint')}
        saved={kept}
        typed={address}
        onChange={(event) => setAddress(event.target.value)}
        onBlur={() => {
          if (address.trim() !== '') offer.mutate(address);
        }}
        onKeep={() => {
          setAddress('');
          offer.reset();
        }}
        {...(missing && tried ? { error: t('notifications.webhookNeed') } : {})}
      />
      <Choice
        legend={t('notifications.webhookKind')}
        value={kind}
        onChange={setChosen}
        choices={[
          { value: 'teams', text: t('notifications.kind.teams') },
          { value: 'slack', text: t('notifications.kind.slack') },
        ]}
      />
      {offer.data !== undefined && (
        <p role="status" className="text-small text-muted">
          {t('notifications.webhookSuggested', {
            host: offer.data.host,
            kind: t(`notifications.kind.${offer.data.kind}`),
          })}
        </p>
      )}
      {failure != null && <ErrorNotice failure={asFailure(failure)} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={save.isPending}>
          {t('notifications.webhookSave')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
