// The one main action. Where it is off, the reason stands beside it.
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { KeyHint } from '@/components/ui/KeyHint';
import type { Off } from './ticks';

interface ApplyActionProps {
  count: number;
  off: Off | 'reading' | null;
  run: string | null;
  busy: boolean;
  onApply: () => void;
}

export function ApplyAction({ count, off, run, busy, onApply }: ApplyActionProps) {
  const { t } = useTranslation();
  const reason = useId();
  return (
    <>
      {off !== null && (
        <span id={reason} className="max-w-[40ch] text-right text-soft" data-testid="apply-off">
          {off === 'applied' && run !== null ? (
            <>
              {t('preview.off.applied', { run })}{' '}
              <Link
                to="/receipts/$run"
                params={{ run }}
                className="text-accent-ink underline underline-offset-2"
              >
                {t('preview.off.receipt')}
              </Link>
            </>
          ) : (
            t(`preview.off.${off}`)
          )}
        </span>
      )}
      {off === null && <KeyHint keys="Ctrl+Enter" />}
      <Button
        kind="primary"
        data-testid="apply"
        aria-keyshortcuts="Control+Enter"
        aria-describedby={off === null ? undefined : reason}
        disabled={off !== null}
        busy={busy}
        onClick={onApply}
      >
        {busy
          ? t('preview.applying')
          : count === 0
            ? t('preview.applyNone')
            : t('preview.apply', { count })}
      </Button>
    </>
  );
}
