// States, buttons, figures.
import { Plus, RefreshCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { Diff } from '@/components/ui/Diff';
import { HaloPath } from '@/components/ui/HaloPath';
import { IconButton } from '@/components/ui/IconButton';
import { KeyHint } from '@/components/ui/KeyHint';
import { Money } from '@/components/ui/Money';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { StateDot, StateWord } from '@/components/ui/StateWord';
import { signs, type State } from '@/components/ui/tones';

export function Shelf({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-7">
      <h2 className="mb-3 border-b border-line pb-1 font-semibold">{title}</h2>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">{children}</div>
    </section>
  );
}

export function GalleryStates() {
  return (
    <>
      <Shelf title="Buttons">
        <Button kind="primary" icon={<Plus aria-hidden size={16} />}>
          Connect a vendor
        </Button>
        <Button>Check again</Button>
        <Button kind="quiet">Show all</Button>
        <Button kind="danger">Forget the secret</Button>
        <Button kind="primary" busy>
          Applying
        </Button>
        <Button disabled>Apply 0 changes</Button>
        <IconButton label="Refresh">
          <RefreshCw aria-hidden size={16} />
        </IconButton>
        <IconButton label="Remove">
          <Trash2 aria-hidden size={16} />
        </IconButton>
        <KeyHint keys="Ctrl+Enter" />
      </Shelf>
      <Shelf title="States">
        {(Object.keys(signs) as State[]).map((state) => (
          <StateWord key={state} state={state} />
        ))}
      </Shelf>
      <Shelf title="Badges and dots">
        <Badge>Draft</Badge>
        <Badge tone="good">Linked</Badge>
        <Badge tone="care">Needs you</Badge>
        <Badge tone="bad">Guard</Badge>
        <StateDot tone="good" word="connected" />
        <StateDot tone="care" word="no secret saved" />
        <StateDot tone="bad" word="check failed" />
        <StateDot tone="idle" word="not checked" />
      </Shelf>
      <Shelf title="Figures">
        <Money amount="1234.5" currency="GBP" period="per month" />
        <Money amount={null} currency="GBP" />
        <Diff before="10" after="12" />
        <Diff before={null} after="Monthly" />
        <Diff before="£4.20" after={null} />
        <HaloPath path={['Configuration', 'Integrations', 'HaloPSA API']} />
      </Shelf>
      <Shelf title="Progress">
        <div className="w-96">
          <ProgressBar label="Applying" value={37} max={120} />
        </div>
        <div className="w-96">
          <ProgressBar label="Reading" value={0} max={null} />
        </div>
      </Shelf>
    </>
  );
}
