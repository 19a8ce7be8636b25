// Commands and keys that exist on every screen.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { setPreference, usePreference } from '@/lib/preferences';
import { useShortcut } from '@/lib/shortcuts';
import { useCommands } from './commands';
import { focusNextPane } from './panes';

const places = [
  ['/', 'frame.home'],
  ['/inbox', 'frame.inbox'],
  ['/matching', 'frame.matching'],
  ['/runs', 'frame.runs'],
  ['/history', 'frame.history'],
  ['/renewals', 'frame.renewals'],
  ['/schedules', 'frame.schedules'],
  ['/seats', 'seats.historyTitle'],
  ['/audit', 'frame.audit'],
  ['/settings', 'frame.settings'],
] as const;

export function useFrameCommands(turnHelp: () => void): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const letters = usePreference('singleKeys');
  const density = usePreference('density');
  useShortcut('F6', focusNextPane);
  useCommands([
    ...places.map(([to, text]) => ({
      id: `go:${to}`,
      label: t('frame.goTo', { screen: t(text) }),
      run: () => void navigate({ to }),
    })),
    { id: 'help', label: t('frame.openHelp'), shortcut: 'F1', run: turnHelp },
    {
      id: 'density',
      label: t(density === 'compact' ? 'frame.densityComfortable' : 'frame.densityCompact'),
      run: () => setPreference('density', density === 'compact' ? 'comfortable' : 'compact'),
    },
    {
      id: 'light',
      label: t('frame.themeLight'),
      keywords: ['bright'],
      run: () => setPreference('theme', 'light'),
    },
    {
      id: 'dark',
      label: t('frame.themeDark'),
      keywords: ['night'],
      run: () => setPreference('theme', 'dark'),
    },
    { id: 'system', label: t('frame.themeSystem'), run: () => setPreference('theme', 'system') },
    {
      id: 'letters',
      label: t(letters ? 'frame.lettersOff' : 'frame.lettersOn'),
      run: () => setPreference('singleKeys', !letters),
    },
  ]);
}
