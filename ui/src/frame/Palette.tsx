// Ctrl+K: every command by name.
import { Dialog as Base } from '@base-ui/react/dialog';
import { Command as Cmdk } from 'cmdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/components/ui/KeyHint';
import { fold } from '@/lib/fold';
import { useShortcut } from '@/lib/shortcuts';
import { commandRegistry, type Command } from './commands';

function BoundKey({ chord, run }: { chord: string; run: () => void }) {
  useShortcut(chord, run);
  return null;
}

export function Palette() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const commands = commandRegistry.use();
  useShortcut('Ctrl+K', () => setOpen((now) => !now));
  const run = (command: Command) => {
    setOpen(false);
    // After the dialog has given focus back, so that the command may move it.
    setTimeout(command.run, 0);
  };
  return (
    <>
      {commands.map(
        (c) => c.shortcut !== undefined && <BoundKey key={c.id} chord={c.shortcut} run={c.run} />,
      )}
      <Base.Root open={open} onOpenChange={setOpen}>
        <Base.Portal>
          <Base.Backdrop className="fade fixed inset-0 z-40 bg-shade" />
          <Base.Popup
            aria-label={t('frame.palette')}
            className="fixed top-[14vh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-md border border-line bg-paper shadow-xl"
          >
            <Cmdk
              label={t('frame.palette')}
              filter={(value, search, keywords) =>
                fold([value, ...(keywords ?? [])].join(' ')).includes(fold(search)) ? 1 : 0
              }
            >
              <Cmdk.Input
                placeholder={t('frame.paletteHint')}
                className="w-full border-b border-line bg-paper px-4 py-3 -outline-offset-2"
              />
              <Cmdk.List label={t('frame.palette')} className="max-h-[50vh] overflow-auto p-1">
                <Cmdk.Empty className="px-3 py-2 text-muted">{t('frame.paletteEmpty')}</Cmdk.Empty>
                {commands.map((command) => (
                  <Cmdk.Item
                    key={command.id}
                    value={command.label}
                    keywords={command.keywords ?? []}
                    onSelect={() => run(command)}
                    className="flex min-h-9 items-center justify-between gap-4 rounded px-3 data-[selected=true]:bg-selected"
                  >
                    {command.label}
                    {command.shortcut !== undefined && <KeyHint keys={command.shortcut} />}
                  </Cmdk.Item>
                ))}
              </Cmdk.List>
            </Cmdk>
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
    </>
  );
}
