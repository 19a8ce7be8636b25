// Settings: each holds at once, but for the limit of requests, which is saved.
import { useTranslation } from 'react-i18next';
import { Switch } from '@/components/ui/Switch';
import { RunnerGroup } from '@/features/runner/RunnerGroup';
import { Screen } from '@/frame/Screen';
import { setPreference, usePreference } from '@/lib/preferences';
import { AboutHalyard } from './AboutHalyard';
import { Audit } from './Audit';
import { Backups } from './Backups';
import { Files } from './Files';
import { Group } from './Group';
import { Look } from './Look';
import { Move } from './Move';
import { Notifications } from './notify/Notifications';
import { PracticeGroup } from './PracticeGroup';
import { Requests } from './Requests';

export function SettingsScreen() {
  const { t } = useTranslation();
  const letters = usePreference('singleKeys');
  return (
    <Screen title={t('settings.title')}>
      <div data-testid="settings">
        <PracticeGroup />
        <Look />
        <Group title={t('settings.keys')}>
          <Switch
            label={t('settings.singleKeys')}
            hint={t('settings.singleKeysHint')}
            checked={letters}
            onChange={(on) => setPreference('singleKeys', on)}
          />
        </Group>
        <Notifications />
        <RunnerGroup />
        <Requests />
        <Audit />
        <Backups />
        <Move />
        <Files />
        <AboutHalyard />
      </div>
    </Screen>
  );
}
