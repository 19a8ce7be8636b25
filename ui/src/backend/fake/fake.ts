// An in-memory shell for a browser and for tests, typed as the real one. What the page's address can
// ask of it is in address.ts. Nothing here is part of a build for release.
import type { Backend, Commands, Events, Happenings, Listening } from '../backend';
import { wishes, type Wishes } from './address';
import { auditCommands } from './audit';
import { connectionCommands } from './connections';
import { deskCommands } from './desk';
import { duplicateCommands } from './duplicates';
import { inboxCommands } from './inbox';
import { keepingCommands } from './keeping';
import { matchingCommands } from './matching';
import { notifyCommands } from './notify';
import { planCommands } from './plans';
import { receiptCommands } from './receipts';
import { removalCommands } from './removals';
import { refuse } from './refusals';
import { renewalCommands } from './renewals';
import { runCommands } from './runs';
import { runnerCommands } from './runner';
import { scheduleCommands } from './schedules';
import { seatCommands } from './seats';
import { newWorld } from './world';

type Tell = (event: { payload: unknown }) => void;

/** These keep answering when everything else is refused: a window must be able to stand. */
const sturdy = ['desk', 'home', 'settings', 'saveSettings', 'draft', 'keepDraft', 'about'];

function listening(listeners: Map<string, Set<Tell>>): Events {
  const of = <P>(name: string): Listening<P> => ({
    listen: (tell) => {
      const those = listeners.get(name) ?? new Set();
      listeners.set(name, those.add(tell as Tell));
      return Promise.resolve(() => void those.delete(tell as Tell));
    },
  });
  return {
    closeAsked: of('closeAsked'),
    dueRan: of('dueRan'),
    readingMoved: of('readingMoved'),
    readingWaits: of('readingWaits'),
    runEnded: of('runEnded'),
    runMoved: of('runMoved'),
    trayAsked: of('trayAsked'),
  };
}

export function openFake(asked: Wishes = wishes()): Backend & {
  emit: <E extends keyof Happenings>(event: E, payload: Happenings[E]) => void;
} {
  const listeners = new Map<string, Set<Tell>>();
  const emit = (event: string, payload: unknown) => {
    for (const tell of listeners.get(event) ?? []) tell({ payload });
  };
  const world = newWorld(emit, asked);
  const commands: Commands = {
    ...deskCommands(world),
    ...inboxCommands(world),
    ...connectionCommands(world),
    ...matchingCommands(world),
    ...duplicateCommands(world),
    ...auditCommands(),
    ...keepingCommands(world),
    ...notifyCommands(world),
    ...planCommands(world),
    ...renewalCommands(world),
    ...runCommands(world),
    ...runnerCommands(world),
    ...receiptCommands(world),
    ...seatCommands(world),
    ...scheduleCommands(world),
    ...removalCommands(world),
  };
  return { commands: slowed(commands, world.wishes), events: listening(listeners), emit };
}

/** Every answer is late, copied, and refused where the address asks for it: as from a real shell. */
function slowed(commands: Commands, asked: Wishes): Commands {
  const wrapped = Object.entries(commands).map(([name, command]) => [
    name,
    async (...given: never[]) => {
      if (asked.delay > 0) await new Promise((go) => setTimeout(go, asked.delay));
      const { fail } = asked;
      // A store that cannot be used stops everything but the desk.
      const spared = fail?.code.startsWith('STORE-') === true ? ['desk'] : sturdy;
      const hit = fail?.command === name || (fail?.command === null && !spared.includes(name));
      if (fail && hit && name !== 'check') refuse(fail.code);
      const answer = await (command as (...given: never[]) => Promise<unknown>)(...given);
      return structuredClone(answer);
    },
  ]);
  return Object.fromEntries(wrapped) as Commands;
}
