// Theme and density; they hold at once, and are kept by the shell.
import { useTranslation } from 'react-i18next';
import { setPreference, usePreference } from '@/lib/preferences';
import { Choice } from './Choice';
import { Group } from './Group';

export function Look() {
  const { t } = useTranslation();
  return (
    <Group title={t('settings.look')}>
      <Choice
        legend={t('settings.theme')}
        value={usePreference('theme')}
        onChange={(theme) => setPreference('theme', theme)}
        choices={[
          { value: 'system', text: t('settings.themeSystem') },
          { value: 'light', text: t('settings.themeLight') },
          { value: 'dark', text: t('settings.themeDark') },
        ]}
      />
      <Choice
        legend={t('settings.density')}
        value={usePreference('density')}
        onChange={(density) => setPreference('density', density)}
        choices={[
          { value: 'comfortable', text: t('settings.densityComfortable') },
          { value: 'compact', text: t('settings.densityCompact') },
        ]}
      />
    </Group>
  );
}
