// An in-memory shell for a browser. Nothing here is part of a build for release.
import type { Backend } from '../backend';

export function fake(): Backend {
  return {
    commands: { connections: () => Promise.resolve([]) },
    events: { changed: { listen: () => Promise.resolve(() => undefined) } },
  };
}
