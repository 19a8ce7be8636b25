// Views of one thing beside each other.
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export interface TabsProps {
  label: string;
  tabs: readonly { value: string; title: string; count?: number; panel: ReactNode }[];
  value: string;
  onChange: (value: string) => void;
}

export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  return (
    <Base.Root value={value} onValueChange={(v) => onChange(String(v))}>
      <Base.List aria-label={label} className="flex flex-wrap gap-4 border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="fade -mb-px h-control border-b-2 border-transparent px-0.5 text-soft data-active:border-accent-ink data-active:font-medium data-active:text-ink hover:text-ink"
          >
            {tab.title}
            {tab.count !== undefined && (
              <span className="tabular ml-1.5 font-normal text-muted">{tab.count}</span>
            )}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
