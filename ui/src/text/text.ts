// Starts the texts in the person's own spelling, and types their keys.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { enGB } from './en-GB';
import { americanTexts } from './en-US';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof enGB };
    // A key that is missing must fail at build time, not show itself to a person.
    returnNull: false;
  }
}

/** British unless the system asks for American. */
export function localeOf(language: string): 'en-GB' | 'en-US' {
  return language.toLowerCase() === 'en-us' ? 'en-US' : 'en-GB';
}

/** What the system names, where that is a language: a system without one says `C` or `POSIX`. */
export function spoken(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

let current: string | undefined;

/** The locale of dates, numbers and money: the system's own, also where the words are English. */
export function formatLocale(): string {
  return current ?? spoken(navigator.language);
}

export async function startText(language: string): Promise<void> {
  const locale = localeOf(language);
  current = spoken(language);
  const translation = locale === 'en-US' ? americanTexts(enGB) : enGB;
  await i18next.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: { translation } },
    interpolation: { escapeValue: false },
  });
  if (typeof document !== 'undefined') document.documentElement.lang = locale;
}
