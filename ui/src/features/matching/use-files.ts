// Matches out to a CSV file and in from one.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { asFailure, type Failure } from '@/backend/failure';
import { notifyDone, notifyWith } from '@/components/ui/notice';
import { mostBytes, tooLarge } from './csv';
import { useTableCommand } from './queries';

export interface Files {
  exporting: boolean;
  importing: boolean;
  failure: Failure | null;
  export: () => void;
  import: (file: File) => void;
}

export function useFiles(connection: string, undo: () => void): Files {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const refused = (thrown: unknown) => setFailure(asFailure(thrown));
  const out = useMutation({
    mutationFn: () => backend.exportMatches(connection),
    onSuccess: (file) => {
      const text = t('matching.exported', { name: file.name, folder: file.folder });
      notifyWith(text, t('matching.showFile'), () => void backend.showFile(file).catch(refused));
    },
    onError: refused,
  });
  const into = useTableCommand(
    (text: string) => backend.importMatches(connection, text),
    (table) => {
      notifyDone(t('matching.imported', { step: table.undo ?? '' }), undo);
    },
  );
  return {
    exporting: out.isPending,
    importing: into.isPending,
    failure,
    export: () => {
      setFailure(null);
      out.mutate();
    },
    import: (file) => {
      setFailure(null);
      if (file.size > mostBytes) setFailure(tooLarge(file));
      else
        file
          .text()
          .then((text) => into.mutateAsync(text))
          .catch(refused);
    },
  };
}
