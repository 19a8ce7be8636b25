// Searching help: by its own words and by what others call the same thing.
import type { TFunction } from 'i18next';
import { fold } from '@/lib/fold';
import { keyMap, topics, type HelpScreen, type KeyLine, type Topic } from './topics';

export interface Found {
  here: Topic[];
  elsewhere: Topic[];
  keys: KeyLine[];
}

/** Every word must be found somewhere in it, in any order. */
function has(text: string, search: string): boolean {
  const folded = fold(text);
  return fold(search)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

export function findHelp(t: TFunction, screen: HelpScreen | null, search: string): Found {
  const asked = search.trim();
  const isHere = (topic: Topic) => screen !== null && topic.screens.includes(screen);
  const told = (topic: Topic) =>
    [t(`help.${topic.id}Title`), t(`help.${topic.id}Text`), ...(topic.aliases ?? [])].join(' ');
  const keysHere = keyMap.filter(
    (k) =>
      !('screens' in k) ||
      (screen !== null && (k.screens as readonly HelpScreen[]).includes(screen)),
  );
  if (asked === '') return { here: topics.filter(isHere), elsewhere: [], keys: keysHere };
  const found = topics.filter((topic) => has(told(topic), asked));
  // What was asked for by name comes before what only mentions it.
  const named = (topic: Topic) =>
    has([t(`help.${topic.id}Title`), ...(topic.aliases ?? [])].join(' '), asked) ? 0 : 1;
  const ordered = [...found].sort((a, b) => named(a) - named(b));
  return {
    here: ordered.filter(isHere),
    elsewhere: ordered.filter((topic) => !isHere(topic)),
    keys: keyMap.filter((k) => has(`${k.key} ${t(`help.${k.text}`)}`, asked)),
  };
}
