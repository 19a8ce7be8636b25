// What can be done about an item besides mending it: look again, put aside, later.
import { CalendarClock, CircleCheck, Ellipsis, RefreshCw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionLine } from '@/bindings';
import { Menu, type MenuEntry } from '@/components/ui/Menu';
import { subjectOf } from './kinds';
import type { Acts } from './use-acts';
import { SnoozeDialog } from './SnoozeDialog';

interface ItemMenuProps {
  line: AttentionLine;
  acts: Acts;
}

export function ItemMenu({ line, acts }: ItemMenuProps) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const later = <CalendarClock aria-hidden size={15} />;
  const open = line.standing.state === 'open';
  const entries: MenuEntry[] = [
    {
      id: 'recheck',
      text: t('inbox.recheck'),
      icon: <RefreshCw aria-hidden size={15} />,
      run: acts.recheck,
    },
  ];
  if (open && line.answerable) {
    entries.push(
      {
        id: 'resolve',
        text: t('inbox.resolve'),
        icon: <CircleCheck aria-hidden size={15} />,
        run: acts.resolve,
      },
      { id: 'day', text: t('inbox.snoozeDay'), icon: later, run: () => acts.snooze('day') },
      { id: 'week', text: t('inbox.snoozeWeek'), run: () => acts.snooze('week') },
      { id: 'month', text: t('inbox.snoozeMonth'), run: () => acts.snooze('month') },
      { id: 'on', text: t('inbox.snoozeOn'), run: () => setChoosing(true) },
    );
  }
  if (!open) {
    entries.push({
      id: 'undo',
      text: t('inbox.undo'),
      icon: <Undo2 aria-hidden size={15} />,
      run: acts.reopen,
    });
  }
  return (
    <>
      <Menu
        label={t('inbox.menu', { subject: subjectOf(line) })}
        icon={<Ellipsis aria-hidden size={17} />}
        entries={entries}
        testid="item-menu"
      />
      {choosing && (
        <SnoozeDialog
          onClose={() => setChoosing(false)}
          onChosen={(day) => {
            setChoosing(false);
            acts.snooze({ on: day });
          }}
        />
      )}
    </>
  );
}
