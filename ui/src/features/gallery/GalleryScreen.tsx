// Every part in every state, to be looked at and tested. Only there while working on the window.
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { FilterChips } from '@/components/ui/FilterChips';
import { SearchField } from '@/components/ui/SearchField';
import { Screen } from '@/frame/Screen';
import { useState } from 'react';
import { GalleryFields } from './GalleryFields';
import { GalleryMessages } from './GalleryMessages';
import { GalleryStates } from './GalleryStates';
import { GalleryTable } from './GalleryTable';

const views = [
  { value: 'states', text: 'States', count: 27 },
  { value: 'fields', text: 'Fields', count: 9 },
  { value: 'messages', text: 'Messages', count: 6 },
  { value: 'table', text: 'Table', count: 10000 },
] as const;
type View = (typeof views)[number]['value'];

function wanted(): View {
  const view = new URLSearchParams(window.location.search).get('view');
  return views.find((v) => v.value === view)?.value ?? 'states';
}

export function GalleryScreen() {
  const { t } = useTranslation();
  const [view, setView] = useState<View>(wanted);
  const [search, setSearch] = useState('');
  return (
    <Screen
      title={t('gallery.title')}
      subtitle={t('gallery.subtitle')}
      layout={view === 'table' ? 'fill' : 'page'}
      actions={
        <>
          <Button>Refresh</Button>
          <Button kind="primary">Apply 12 changes</Button>
        </>
      }
      filters={
        <>
          <FilterChips label="View" chips={views} value={view} onChange={setView} />
          <SearchField label="Search customers" value={search} onChange={setSearch} />
        </>
      }
      footer={
        <>
          <span>212 customers</span>
          <span>7 unmatched</span>
        </>
      }
    >
      {view === 'states' && <GalleryStates />}
      {view === 'fields' && <GalleryFields />}
      {view === 'messages' && <GalleryMessages />}
      {view === 'table' && <GalleryTable search={search} />}
    </Screen>
  );
}
