// The receipt as a file or on paper; where a file went stays on the screen.
import { useMutation } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PaperFormat, SavedFile } from '@/bindings';
import { asFailure } from '@/backend/failure';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { announce } from '@/components/ui/LiveRegion';
import { useCommands } from '@/frame/commands';
import { useSave, useShowFile } from './queries';

export interface Paper {
  save: ReturnType<typeof useSave>;
  print: ReturnType<typeof usePrinting>;
}

function usePrinting(printNow: () => Promise<unknown>) {
  return useMutation({ mutationFn: () => printNow() });
}

/** Saving and printing, with their commands. */
export function usePaper(run: string, printNow: () => Promise<unknown>): Paper {
  const { t } = useTranslation();
  const save = useSave(run, ({ name, folder }) => announce(t('receipt.saved', { name, folder })));
  const print = usePrinting(printNow);
  useCommands([
    { id: 'receipt:csv', label: t('receipt.exportCsv'), run: () => save.mutate('csv') },
    { id: 'receipt:html', label: t('receipt.savePage'), run: () => save.mutate('html') },
    {
      id: 'receipt:print',
      label: t('receipt.print'),
      keywords: ['PDF'],
      shortcut: 'Ctrl+P',
      run: () => print.mutate(),
    },
  ]);
  return { save, print };
}

export function PaperActions({ paper }: { paper: Paper }) {
  const { t } = useTranslation();
  const { save, print } = paper;
  const saving = (format: PaperFormat) => save.isPending && save.variables === format;
  return (
    <div className="-mx-2 flex flex-wrap">
      <Button
        kind="quiet"
        className="px-2"
        busy={saving('csv')}
        data-testid="receipt-csv"
        onClick={() => save.mutate('csv')}
      >
        {t('receipt.exportCsv')}
      </Button>
      <Button
        kind="quiet"
        className="px-2"
        busy={saving('html')}
        data-testid="receipt-html"
        onClick={() => save.mutate('html')}
      >
        {t('receipt.savePage')}
      </Button>
      <Button
        kind="quiet"
        className="px-2"
        busy={print.isPending}
        data-testid="receipt-print"
        aria-keyshortcuts="Control+P"
        onClick={() => print.mutate()}
      >
        {t('receipt.print')}
      </Button>
    </div>
  );
}

/** Where the last file is, or why there is none. */
export function PaperResult({ paper }: { paper: Paper }) {
  const failed = [paper.save, paper.print].find((p) => p.isError);
  if (failed !== undefined) return <ErrorNotice failure={asFailure(failed.error)} />;
  return paper.save.data === undefined ? null : <Saved file={paper.save.data} />;
}

function Saved({ file }: { file: SavedFile }) {
  const { t } = useTranslation();
  const show = useShowFile();
  return (
    <div className="flex flex-col gap-2">
      <p data-testid="receipt-saved" className="flex flex-wrap items-center gap-x-2">
        <Check aria-hidden size={16} className="text-good" />
        <span className="[overflow-wrap:anywhere]">
          {t('receipt.saved', { name: file.name, folder: file.folder })}
        </span>
        <Button kind="quiet" busy={show.isPending} onClick={() => show.mutate(file)}>
          {t('receipt.show')}
        </Button>
      </p>
      {show.isError && <ErrorNotice failure={asFailure(show.error)} />}
    </div>
  );
}
