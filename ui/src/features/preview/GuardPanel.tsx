// The guard: its words, and the reason that lets this one plan through.
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { TextField } from '@/components/ui/TextField';
import { announce } from '@/components/ui/LiveRegion';

export const guardReasonId = 'guard-reason';

interface GuardPanelProps {
  guard: GuardView;
  /** The reason, once it is given. */
  allowed: string | null;
  onAllow: (reason: string | null) => void;
}

export function GuardPanel({ guard, allowed, onAllow }: GuardPanelProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const allow = () => {
    const given = reason.trim();
    setMissing(given === '');
    if (given === '') {
      document.getElementById(guardReasonId)?.focus();
      return;
    }
    onAllow(given);
    announce(t('preview.guardAllowed'));
  };
  const Icon = allowed === null ? ShieldAlert : ShieldCheck;
  return (
    <section
      aria-label={t('preview.guardTitle')}
      data-testid="guard"
      className="flex gap-3 rounded-md border border-care-edge bg-care-wash p-3"
    >
      <Icon aria-hidden size={18} className="mt-0.5 shrink-0 text-care" />
      <div className="flex min-w-0 flex-1 flex-wrap items-end gap-x-6 gap-y-2">
        <div className="min-w-60 flex-1 basis-96">
          <p className="font-medium">
            {t(allowed === null ? 'preview.guardTitle' : 'preview.guardAllowed')}
          </p>
          <p className="max-w-[90ch]">{guard.why}</p>
          <p className="max-w-[90ch] text-soft">
            {allowed === null
              ? t('preview.guardText')
              : t('preview.guardBecause', { reason: allowed })}
          </p>
        </div>
        {allowed === null ? (
          <form
            noValidate
            className="flex min-w-64 flex-1 basis-80 items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              allow();
            }}
          >
            <div className="min-w-0 flex-1">
              <TextField
                id={guardReasonId}
                label={t('preview.guardReason')}
                required
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                  setMissing(false);
                }}
                error={missing ? t('preview.guardNeedsReason') : undefined}
              />
            </div>
            <Button type="submit" data-testid="guard-allow">
              {t('preview.guardAllow')}
            </Button>
          </form>
        ) : (
          <Button onClick={() => onAllow(null)} data-testid="guard-back">
            {t('preview.guardBack')}
          </Button>
        )}
      </div>
    </section>
  );
}
