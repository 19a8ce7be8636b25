// Searches within the list below it. "/" brings focus here; Escape empties it.
import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/lib/shortcuts';
import { cn } from '@/lib/cn';
import { inputLook } from './Field';
import { KeyHint } from './KeyHint';

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', () => input.current?.focus());
  return (
    <div className="relative max-w-64 min-w-0 flex-1 basis-44">
      <Search
        aria-hidden
        size={15}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="text"
        role="searchbox"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
        }}
        className={cn(inputLook, 'px-8')}
      />
      <span className="absolute inset-y-0 right-1.5 flex items-center">
        {value === '' ? (
          <KeyHint keys="/" />
        ) : (
          <button
            type="button"
            aria-label={t('common.clearWhat', { what: label })}
            className="flex size-6 items-center justify-center rounded text-muted hover:bg-hover"
            onClick={() => {
              onChange('');
              input.current?.focus();
            }}
          >
            <X aria-hidden size={14} />
          </button>
        )}
      </span>
    </div>
  );
}
