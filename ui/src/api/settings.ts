// The window's preferences are the shell's settings: read at start, kept on every change.
import { backend } from '@/backend/backend';
import { adoptPreferences, onPreference, type Preferences } from '@/lib/preferences';

export async function followSettings(): Promise<void> {
  onPreference((preferences: Preferences) => {
    // A look that could not be kept is not worth stopping anyone; it holds until the window closes.
    backend.saveSettings(preferences).catch(() => undefined);
  });
  try {
    adoptPreferences(await backend.settings());
  } catch {
    // The screens that need the store say what is wrong with it.
  }
}
