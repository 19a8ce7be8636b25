// While the practice company is open: what that means, and the way out.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deskQuery } from '@/api/shared';
import { Button } from '@/components/ui/Button';
import { Group } from './Group';
import { useLeavePractice } from './leave';

export function PracticeGroup() {
  const { t } = useTranslation();
  const { data } = useQuery(deskQuery);
  const { ask, busy, dialog } = useLeavePractice();
  if (data?.practice !== true) return null;
  return (
    <Group title={t('settings.practice')}>
      <p className="text-soft">{t('settings.practiceText')}</p>
      <div>
        <Button busy={busy} onClick={ask} data-testid="leave-practice">
          {t('settings.leave')}
        </Button>
      </div>
      {dialog}
    </Group>
  );
}
