// Fields, choices, tabs, groups.
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/Checkbox';
import { Combobox } from '@/components/ui/Combobox';
import { Disclosure } from '@/components/ui/Disclosure';
import { RadioCards } from '@/components/ui/RadioCards';
import { SecretField } from '@/components/ui/SecretField';
import { SelectField } from '@/components/ui/SelectField';
import { Switch } from '@/components/ui/Switch';
import { Tabs } from '@/components/ui/Tabs';
import { TextField } from '@/components/ui/TextField';
import { galleryClients } from './sample';

export function GalleryFields() {
  const [client, setClient] = useState<string | null>(null);
  const [ticked, setTicked] = useState(true);
  const [on, setOn] = useState(true);
  const [way, setWay] = useState('site');
  const [tab, setTab] = useState('changes');
  const clients = useMemo(() => galleryClients(10_000), []);
  return (
    <div className="grid max-w-4xl gap-6 sm:grid-cols-2">
      <TextField
        label="Resource server"
        hint="As Halo shows it."
        defaultValue="https://acme.halopsa.com/api"
      />
      <TextField
        label="Client ID"
        defaultValue="4f0c"
        error="This is too short for a Client ID."
        fix={<Button kind="quiet">Paste again</Button>}
      />
      <SecretField label="Client Secret" saved onForget={() => undefined} />
      <SecretField label="API key" saved={false} hint="Giacom shows it once." />
      <Combobox
        label="Halo client"
        options={clients}
        value={client}
        onChange={setClient}
        placeholder="Find a client"
        clearable
      />
      <SelectField
        label="Dates"
        options={[
          { value: 'site', label: 'As the system' },
          { value: 'iso', label: '2026-11-21' },
        ]}
      />
      <RadioCards
        legend="Customers without a client"
        value={way}
        onChange={setWay}
        cards={[
          { value: 'site', title: 'Leave them', text: 'They stay in the list as unmatched.' },
          {
            value: 'make',
            title: 'Create clients',
            text: 'One Halo client for each, in the plan.',
          },
        ]}
      />
      <div className="flex flex-col gap-3">
        <Checkbox
          label="Adopt what looks like a copy"
          hint="Shown one by one first."
          checked={ticked}
          onChange={setTicked}
        />
        <Checkbox label="Some of it" checked={false} some onChange={() => undefined} />
        <Checkbox label="Not to be changed" checked disabled onChange={() => undefined} />
        <Switch label="Single-letter keys" hint="J, K, A and X." checked={on} onChange={setOn} />
      </div>
      <div className="sm:col-span-2">
        <Tabs
          label="Receipt"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'changes', title: 'Changes', count: 12, panel: 'Twelve changes.' },
            { value: 'failed', title: 'Failed', count: 1, panel: 'One failed.' },
          ]}
        />
        <Disclosure title="Advanced" count={3}>
          Three settings that few people need.
        </Disclosure>
        <Disclosure title="Removals" count={2} defaultOpen>
          Two licences would be set to zero.
        </Disclosure>
      </div>
    </div>
  );
}
