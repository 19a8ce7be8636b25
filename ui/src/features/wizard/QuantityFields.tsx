// Which field holds the count of a service, where the usual ones do not.
import { CircleAlert, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { inputLook } from '@/components/ui/Field';
import { IconButton } from '@/components/ui/IconButton';
import { cn } from '@/lib/cn';
import type { CountField } from './also-fields';

interface QuantityFieldsProps {
  rows: readonly CountField[];
  onChange: (rows: readonly CountField[]) => void;
  error: string | undefined;
  onLeave: () => void;
}

export function QuantityFields({ rows, onChange, error, onLeave }: QuantityFieldsProps) {
  const { t } = useTranslation();
  const put = (at: number, part: Partial<CountField>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="flex flex-col gap-2" data-testid="quantity-fields">
      <legend className="mb-1 font-medium">{t('also.quantityTitle')}</legend>
      <p className="text-small text-muted">{t('also.quantityText')}</p>
      {rows.map((row, i) => (
        // Rows have no name of their own; they are only added at the end and taken away.
        <div key={i} className="flex items-center gap-2">
          {(['service', 'field'] as const).map((part) => (
            <input
              key={part}
              id={i === 0 && part === 'service' ? 'quantityFields' : undefined}
              type="text"
              autoComplete="off"
              spellCheck={false}
              aria-label={`${t(part === 'service' ? 'also.quantityService' : 'also.quantityField')} ${i + 1}`}
              placeholder={t(part === 'service' ? 'also.quantityService' : 'also.quantityField')}
              value={row[part]}
              onChange={(event) => put(i, { [part]: event.target.value })}
              onBlur={part === 'field' ? onLeave : undefined}
              className={cn(inputLook, 'min-w-0')}
            />
          ))}
          <IconButton
            label={t('also.quantityRemove', { number: i + 1 })}
            onClick={() => onChange(rows.filter((_, at) => at !== i))}
          >
            <X aria-hidden size={16} />
          </IconButton>
        </div>
      ))}
      {error !== undefined && (
        <p className="flex items-center gap-1.5 text-small text-bad">
          <CircleAlert aria-hidden size={16} className="shrink-0" />
          {error}
        </p>
      )}
      <Button
        kind="quiet"
        className="-ml-3 self-start"
        onClick={() => onChange([...rows, { service: '', field: '' }])}
      >
        <Plus aria-hidden size={16} />
        {t('also.quantityAdd')}
      </Button>
    </fieldset>
  );
}
