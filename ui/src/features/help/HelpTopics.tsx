// What the help panel shows: answers for the screen behind it, a search over all of them, the keys.
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inputLook } from '@/components/ui/Field';
import { KeyHint } from '@/components/ui/KeyHint';
import { findHelp } from './found';
import { screenAt, type KeyLine, type Topic } from './topics';

export function HelpTopics() {
  const { t } = useTranslation();
  const screen = useLocation({ select: (place) => screenAt(place.pathname) });
  const [search, setSearch] = useState('');
  const { here, elsewhere, keys } = findHelp(t, screen, search);
  const asked = search.trim() !== '';
  const none = here.length + elsewhere.length + keys.length === 0;
  return (
    <div data-testid="help-topics" className="flex flex-col gap-5">
      {/* Not the search field of lists: "/" stays with the list beside this panel. */}
      <input
        type="text"
        role="searchbox"
        aria-label={t('help.search')}
        placeholder={t('help.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || search === '') return;
          event.stopPropagation();
          setSearch('');
        }}
        className={inputLook}
      />
      <p role="status" className={none ? 'text-soft' : 'sr-only'}>
        {none
          ? t('help.nothing', { search })
          : asked && t('help.found', { count: here.length + elsewhere.length })}
      </p>
      <Topics title={asked ? t('help.here') : null} topics={here} />
      <Topics title={t('help.elsewhere')} topics={elsewhere} />
      <Keys keys={keys} />
    </div>
  );
}

function Topics({ title, topics }: { title: string | null; topics: readonly Topic[] }) {
  const { t } = useTranslation();
  if (topics.length === 0) return null;
  // No level is skipped where the list has no heading of its own.
  const Heading = title === null ? 'h3' : 'h4';
  return (
    <section className="flex flex-col gap-4">
      {title !== null && (
        <h3 className="border-b border-line pb-1 text-small text-muted">{title}</h3>
      )}
      {topics.map(({ id, aliases }) => (
        <div key={id} data-testid={`help-${id}`}>
          <Heading className="font-semibold">{t(`help.${id}Title`)}</Heading>
          <p className="mt-0.5 text-soft">{t(`help.${id}Text`)}</p>
          {aliases !== undefined && (
            <p className="mt-1 text-small text-muted">
              {t('help.aliases', { names: aliases.join(', ') })}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function Keys({ keys }: { keys: readonly KeyLine[] }) {
  const { t } = useTranslation();
  if (keys.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 border-b border-line pb-1 text-small text-muted">{t('help.keys')}</h3>
      <dl className="flex flex-col gap-1.5">
        {keys.map((line) => (
          <div key={line.key} className="flex items-center justify-between gap-3">
            <dt className="text-soft">{t(`help.${line.text}`)}</dt>
            <dd className="shrink-0">
              <span className="sr-only">{'spoken' in line ? line.spoken : line.key}</span>
              <KeyHint keys={line.key} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
