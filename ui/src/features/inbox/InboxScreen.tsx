// Needs you: one list of everything that needs a person, most urgent first.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '@/api/shared';
import type { AttentionLine, ConnectionCard, Inbox, Kind } from '@/bindings';
import { Awaited } from '@/components/ui/Awaited';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { Choice } from '@/components/ui/Choice';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterChips } from '@/components/ui/FilterChips';
import { useHelp } from '@/frame/help';
import { Screen } from '@/frame/Screen';
import { useShortcut } from '@/lib/shortcuts';
import { inboxHelp } from './InboxHelp';
import { Item } from './Item';
import { LimitsDialog } from './LimitsDialog';
import { inboxQuery } from './queries';

type View = 'open' | 'aside';

export function InboxScreen() {
  const { t } = useTranslation();
  const inbox = useQuery(inboxQuery);
  const home = useQuery(homeQuery);
  useHelp(inboxHelp);
  if (inbox.data === undefined || home.data === undefined) {
    return (
      <Screen title={t('inbox.title')}>
        <Awaited
          error={inbox.error ?? home.error}
          busy={inbox.isFetching || home.isFetching}
          onAgain={() => void inbox.refetch()}
        />
      </Screen>
    );
  }
  return <Ready inbox={inbox.data} cards={home.data.connections} />;
}

const distinct = <T,>(all: readonly T[]) => [...new Set(all)];

function Ready({ inbox, cards }: { inbox: Inbox; cards: readonly ConnectionCard[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inbox' });
  const [view, setView] = useState<View>('open');
  const [limits, setLimits] = useState(false);
  const lines: readonly AttentionLine[] = view === 'open' ? inbox.rows : inbox.aside;
  // A filter that nothing bears any more is none.
  const connections = distinct(lines.map((l) => l.connection).filter((c) => c !== ''));
  const kinds = distinct(lines.map((l) => l.kind));
  const connection = connections.find((c) => c === search.connection) ?? null;
  const kind = kinds.find((k) => k === search.kind) ?? null;
  const filter = (part: { connection?: string | null; kind?: Kind | null }) => {
    const wanted = { connection, kind, ...part };
    void navigate({
      to: '/inbox',
      search: {
        ...(wanted.connection === null ? {} : { connection: wanted.connection }),
        ...(wanted.kind === null ? {} : { kind: wanted.kind }),
      },
      replace: true,
    });
  };
  const fits = (l: AttentionLine) =>
    (connection === null || l.connection === connection) && (kind === null || l.kind === kind);
  const rows = inbox.rows.filter(fits);
  const aside = inbox.aside.filter(fits);
  const vendors = cards.filter((c) => c.side !== 'halo').map((c) => c.name);
  const list = useRef<HTMLUListElement>(null);
  const jump = (by: 1 | -1) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? (by === 1 ? 0 : all.length - 1) : at + by;
    all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
  };
  useShortcut('J', () => jump(1));
  useShortcut('K', () => jump(-1));
  const filtered = connection !== null || kind !== null;
  const empty = (view === 'open' ? rows : aside).length === 0;
  return (
    <Screen
      title={t('inbox.title')}
      actions={
        vendors.length > 0 && (
          <Button data-testid="open-limits" onClick={() => setLimits(true)}>
            {t('inbox.limits')}
          </Button>
        )
      }
      filters={
        <>
          <FilterChips
            label={t('inbox.view')}
            chips={[
              { value: 'open', text: t('inbox.viewOpen'), count: inbox.rows.length },
              { value: 'aside', text: t('inbox.viewAside'), count: inbox.aside.length },
            ]}
            value={view}
            onChange={setView}
          />
          <Choice
            label={t('inbox.connection')}
            any={t('inbox.anyConnection')}
            options={connections.map((value) => ({ value, text: value }))}
            value={connection}
            onChange={(value) => filter({ connection: value })}
          />
          <Choice
            label={t('inbox.kind')}
            any={t('inbox.anyKind')}
            options={kinds.map((value) => ({ value, text: t(`inbox.kinds.${value}`) }))}
            value={kind}
            onChange={(value) => filter({ kind: value })}
          />
        </>
      }
      footer={
        <>
          <span data-testid="inbox-count">{t('inbox.foot', { count: inbox.rows.length })}</span>
          {inbox.aside.length > 0 && (
            <span>{t('inbox.footAside', { count: inbox.aside.length })}</span>
          )}
        </>
      }
    >
      <div data-testid="inbox">
        {empty ? (
          <Empty
            view={view}
            filtered={filtered}
            onAll={() => filter({ connection: null, kind: null })}
          />
        ) : (
          <ul ref={list} aria-label={t('inbox.list')}>
            {view === 'open'
              ? rows.map(({ members, ...line }) => (
                  <Item key={line.key} line={line} members={members} cards={cards} />
                ))
              : aside.map((line) => <Item key={line.key} line={line} cards={cards} />)}
          </ul>
        )}
      </div>
      {limits && <LimitsDialog connections={vendors} onClose={() => setLimits(false)} />}
    </Screen>
  );
}

interface EmptyProps {
  view: View;
  filtered: boolean;
  onAll: () => void;
}

function Empty({ view, filtered, onAll }: EmptyProps) {
  const { t } = useTranslation();
  if (filtered) {
    return (
      <EmptyState
        text={t('inbox.noneFits')}
        action={<Button onClick={onAll}>{t('inbox.showAll')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      text={t(view === 'open' ? 'inbox.none' : 'inbox.noneAside')}
      action={<ButtonLink to="/">{t('inbox.toHome')}</ButtonLink>}
    />
  );
}
