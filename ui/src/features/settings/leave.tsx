// Leaving the practice company, which deletes it: asked first, wherever it is left from.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { outdateAll } from '@/api/events';
import { backend } from '@/backend/backend';
import { asFailure } from '@/backend/failure';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';

export interface Leaving {
  ask: () => void;
  busy: boolean;
  dialog: ReactNode;
}

export function useLeavePractice(): Leaving {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const leave = useMutation({
    mutationFn: () => backend.practiceLeave(),
    onSuccess: async (desk) => {
      setAsked(false);
      // What was cached is the practice company's; none of it may be seen again, not even for a moment.
      client.removeQueries({ type: 'inactive' });
      client.setQueryData(['desk'], desk);
      await navigate({ to: '/' });
      outdateAll(client);
    },
  });
  return {
    ask: () => {
      leave.reset();
      setAsked(true);
    },
    busy: leave.isPending,
    dialog: (
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        onConfirm={() => leave.mutate()}
        title={t('settings.leaveTitle')}
        action={t('settings.leaveAction')}
        danger
        busy={leave.isPending}
      >
        <p>{t('settings.leaveText')}</p>
        {leave.isError && (
          <div className="mt-3">
            <ErrorNotice failure={asFailure(leave.error)} />
          </div>
        )}
      </ConfirmDialog>
    ),
  };
}
