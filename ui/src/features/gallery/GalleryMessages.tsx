// Messages, dialogs, waiting and emptiness.
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { notifyDone } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/Skeleton';

const refused = {
  code: 'HALO-403-LIC',
  what: 'Halo refused to read licences (403).',
  why: 'The agent API-Giacom has no Software Licencing access.',
  fix: 'In Halo open Teams & Agents > Agents > Permissions and set it to Read and Modify.',
};

export function GalleryMessages() {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <ErrorSummary errors={[{ field: 'x', text: 'Enter the Client ID.' }]} />
      <ErrorNotice failure={refused} actions={<Button>Check again</Button>} />
      <ErrorNotice
        tone="care"
        failure={{
          code: 'GIACOM-EMPTY',
          what: 'Giacom returned 0 customers. Yesterday it returned 214.',
          why: '',
          fix: 'Nothing was changed. Check again, or allow this once.',
        }}
      />
      <div className="flex gap-2">
        <Button onClick={() => setOpen(true)}>Forget the connection</Button>
        <Button onClick={() => notifyDone('12 customers matched', () => undefined)}>Notice</Button>
      </div>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        onConfirm={() => setOpen(false)}
        title="Forget giacom-main"
        action="Forget the connection"
        danger
        typeName="giacom-main"
        typeLabel="Type giacom-main to confirm"
      >
        Its matches stay. Its secret leaves the keychain and cannot be brought back.
      </ConfirmDialog>
      <EmptyState
        text="No customers yet, because Giacom has not been read."
        action={<Button kind="primary">Read Giacom</Button>}
      />
      <Skeleton rows={3} />
    </div>
  );
}
