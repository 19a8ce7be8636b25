// Customers to tick, found by name or id; those ticked when it opened stand first.
import { CircleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchRow } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/Checkbox';
import { inputLook } from '@/components/ui/Field';
import { fold } from '@/lib/fold';

interface CustomerPickerProps {
  rows: readonly MatchRow[];
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
  error: string | undefined;
}

/** As many are drawn; more are found by searching. */
const drawn = 60;

export function CustomerPicker({ rows, value, onChange, error }: CustomerPickerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [first] = useState(() => new Set(value));
  const known = useMemo(() => {
    const listed = new Set(rows.map((row) => row.customerId));
    const gone = [...first].filter((id) => !listed.has(id));
    const all = [
      ...gone.map((id) => ({ id, name: t('wizard.onlyGone') })),
      ...rows.map((row) => ({ id: row.customerId, name: row.customerName })),
    ].map((one) => ({ ...one, text: fold(`${one.name} ${one.id}`) }));
    return [...all.filter((one) => first.has(one.id)), ...all.filter((one) => !first.has(one.id))];
  }, [rows, first, t]);
  const words = fold(search).split(/\s+/);
  const found = known.filter((one) => words.every((word) => one.text.includes(word)));
  const more = found.length - drawn;
  const ticked = new Set(value);
  const tick = (id: string, on: boolean) =>
    onChange(on ? [...value, id] : value.filter((one) => one !== id));
  return (
    <div className="flex flex-col gap-2" data-testid="customer-picker">
      <input
        id="only"
        type="search"
        aria-label={t('wizard.onlySearch')}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : 'only-error'}
        placeholder={t('wizard.onlySearch')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          // Enter looks for a customer here; it does not leave the step.
          if (event.key === 'Enter') event.preventDefault();
        }}
        className={inputLook}
      />
      {error !== undefined && (
        <p id="only-error" className="flex items-center gap-1.5 text-small text-bad">
          <CircleAlert aria-hidden size={16} className="shrink-0" />
          {error}
        </p>
      )}
      <ul
        aria-label={t('wizard.onlyList')}
        className="flex max-h-56 flex-col overflow-auto rounded-md border border-edge px-2 py-1"
      >
        {found.slice(0, drawn).map((one) => (
          <li key={one.id} className="py-0.5">
            <Checkbox
              label={one.name}
              hint={one.id}
              checked={ticked.has(one.id)}
              onChange={(on) => tick(one.id, on)}
            />
          </li>
        ))}
        {found.length === 0 && (
          <li className="py-1 text-muted">{t('common.nothingFound', { search })}</li>
        )}
        {more > 0 && (
          <li className="py-1 text-small text-muted">{t('wizard.onlyMore', { count: more })}</li>
        )}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span role="status" className="tabular text-soft">
          {t('wizard.onlyCount', { chosen: value.length, all: known.length })}
        </span>
        <Button kind="quiet" disabled={value.length === 0} onClick={() => onChange([])}>
          {t('wizard.onlyNone')}
        </Button>
      </div>
    </div>
  );
}
