// What happened, why, what to do, and the code for support. Stays until it is mended.
import { CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '@/backend/failure';
import { CopyButton } from './CopyButton';

export interface ErrorNoticeProps {
  failure: Failure;
  /** Buttons that do what `fix` says. */
  actions?: ReactNode;
  tone?: 'bad' | 'care';
}

export function ErrorNotice({ failure, actions, tone = 'bad' }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const Icon = tone === 'bad' ? CircleX : TriangleAlert;
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={`flex gap-3 rounded-md border p-3 ${tone === 'bad' ? 'border-bad-edge bg-bad-wash' : 'border-care-edge bg-care-wash'}`}
    >
      <Icon
        aria-hidden
        size={18}
        className={`mt-0.5 shrink-0 ${tone === 'bad' ? 'text-bad' : 'text-care'}`}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium">{failure.what}</p>
        {failure.why !== '' && <p className="text-soft">{failure.why}</p>}
        {failure.fix !== '' && <p>{failure.fix}</p>}
        <div className="mt-1 flex flex-wrap items-center gap-3">
          {actions}
          <span className="inline-flex items-center gap-1 text-small text-soft">
            <span className="font-mono">{t('common.code', { code: failure.code })}</span>
            <CopyButton text={failure.code} label={t('common.copyCode')} />
          </span>
        </div>
      </div>
    </div>
  );
}
