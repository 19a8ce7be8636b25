// Which Halo client a customer is: a search and the list, open at once.
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientChoice, MatchRow } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { inputLook } from '@/components/ui/Field';
import { nextFree, optionsFor, searched, type ClientOption } from './client-options';
import { ClientList, optionId } from './ClientList';
import type { Line } from './lines';
import type { Edits } from './staging';

export interface ClientChooserProps {
  line: Line;
  clients: readonly ClientChoice[];
  rows: readonly MatchRow[];
  edits: Edits;
  onChoose: (client: ClientChoice) => void;
  onCreate: () => void;
  onClose: () => void;
}

export function ClientChooser(props: ClientChooserProps) {
  const { line, clients, rows, edits, onClose } = props;
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const all = useMemo(
    () => optionsFor(line.row, clients, rows, edits),
    [line.row, clients, rows, edits],
  );
  const chosen =
    line.edit?.choice.choice === 'match' ? line.edit.choice.clientId : line.row.clientId;
  const [search, setSearch] = useState('');
  const options = useMemo(() => searched(all, search), [all, search]);
  const [at, setAt] = useState(() => first(all, chosen));
  const active = options[at]?.client.inactive === false ? at : nextFree(options, 0, 1);
  const current = options[active];

  const choose = (option: ClientOption | undefined) => {
    if (option !== undefined && !option.client.inactive) props.onChoose(option.client);
  };
  const go = (to: number, step: 1 | -1) => {
    const next = nextFree(options, Math.max(0, Math.min(options.length - 1, to)), step);
    if (next >= 0) setAt(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') go(active + 1, 1);
    else if (event.key === 'ArrowUp') go(active - 1, -1);
    else if (event.key === 'PageDown') go(active + 6, 1);
    else if (event.key === 'PageUp') go(active - 6, -1);
    else if (event.key === 'Enter') choose(current);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      open
      width="wide"
      onClose={onClose}
      initialFocus={field}
      title={t('matching.chooserTitle', { customer: line.row.customerName })}
      actions={
        <>
          <Button onClick={props.onCreate}>{t('matching.createInstead')}</Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 pt-1" data-testid="client-chooser">
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={t('matching.chooserSearch')}
          placeholder={t('matching.chooserSearch')}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={id}
          aria-activedescendant={current === undefined ? undefined : optionId(id, current)}
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className={inputLook}
        />
        <p role="status" className="tabular text-small text-muted">
          {t('matching.chooserCount', { count: options.length })}
        </p>
        {options.length > 0 ? (
          <ClientList
            id={id}
            options={options}
            active={active}
            chosen={chosen}
            onActive={setAt}
            onChoose={choose}
          />
        ) : (
          <p id={id} className="py-6 text-soft">
            {t(clients.length === 0 ? 'matching.chooserEmpty' : 'matching.chooserNone')}
          </p>
        )}
        <p className="min-h-5 text-small text-soft">{current && <Shared option={current} />}</p>
      </div>
    </Dialog>
  );
}

/** Where the keyboard begins: on what is chosen, else on what is suggested. */
function first(options: readonly ClientOption[], chosen: number | null): number {
  const at = options.findIndex((o) => o.client.id === chosen && !o.client.inactive);
  return Math.max(0, at);
}

function Shared({ option }: { option: ClientOption }) {
  const { t } = useTranslation();
  const [name] = option.usedBy;
  if (name === undefined) return null;
  return t('matching.sharedRemark', { client: option.client.name, name });
}
