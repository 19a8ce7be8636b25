// Who runs what is due, as the fake has it: an entry that can be written, seen broken, and taken away.
import type { PresenceView, RunnerView, TimerFault, TimerStanding, TimerText } from '@/bindings';
import type { Commands } from '../backend';
import { ago, type World } from './world';

type RunnerCommands = Pick<
  Commands,
  | 'runner'
  | 'saveRunnerSettings'
  | 'installTimer'
  | 'removeTimer'
  | 'runDue'
  | 'presence'
  | 'startAtLogin'
  | 'keepInTray'
>;

const program = '/usr/bin/halyard-cli';
const old = '/opt/halyard/halyard-cli';
const units = '/home/you/.config/systemd/user';

const texts: TimerText[] = [
  {
    place: `${units}/halyard-sync.service`,
    text: `# Written by Halyard, and written anew by it. To take it away: halyard-cli timer remove\n[Unit]\nDescription=Halyard: runs what is due by its schedules\nX-Halyard=1\n\n[Service]\nType=oneshot\nExecStart="${program}" "--data-dir" "/home/you/.local/share/app.halyard.desktop" "sync" "--due" "--by-timer"\n`,
  },
  {
    place: `${units}/halyard-sync.timer`,
    text: '[Unit]\nDescription=Halyard: looks for due runs every 15 minutes\nX-Halyard=1\n\n[Timer]\nOnCalendar=*:0/15\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n',
  },
];

const moved: TimerFault[] = [
  {
    kind: 'otherProgram',
    what: `It calls ${old}; this Halyard's is ${program}. Halyard was moved or updated.`,
    fix: 'Write it anew.',
  },
  { kind: 'inactive', what: 'Its timer is not at work.', fix: 'Write it anew.' },
];

const noManager: TimerFault = {
  kind: 'noScheduler',
  what: 'This session has no systemd user manager.',
  fix: 'Log on to the machine itself as this user. In a container, or where systemd is not at work, have cron call halyard-cli sync --due, as the recipes in docs/server do.',
};

function standing(state: World['wishes']['timer']): TimerStanding {
  switch (state) {
    case 'absent':
      return { state, faults: [], every: null, program: null, mendable: true };
    case 'well':
      return { state, faults: [], every: 15, program, mendable: false };
    case 'broken':
      return { state, faults: moved, every: 15, program: old, mendable: true };
    case 'none':
      return {
        state: 'unavailable',
        faults: [noManager],
        every: null,
        program: null,
        mendable: false,
      };
  }
}

export function runnerCommands(world: World): RunnerCommands {
  const view: RunnerView = {
    scheduled: world.wishes.scheduled ? 1 : 0,
    timer: {
      scheduler: 'systemd',
      standing: standing(world.wishes.timer),
      texts,
      textsRefused: null,
    },
    timerRefused: null,
    looks: world.wishes.scheduled ? [{ by: 'app', at: ago(60 * 26) }] : [],
    unwatched: world.wishes.scheduled ? { since: ago(60 * 26) } : null,
    next: world.wishes.scheduled ? ago(-60 * 9) : null,
    settings: { whileOpen: true, tray: 'unasked' },
  };
  const presence: PresenceView = {
    tray: world.wishes.timer !== 'none',
    trayWhy:
      world.wishes.timer === 'none'
        ? 'This system has no library for a tray: install libayatana-appindicator3, then start Halyard again.'
        : null,
    atLogin: false,
    atLoginWhy: null,
  };
  const stands = (state: World['wishes']['timer']) => {
    if (view.timer !== null) view.timer.standing = standing(state);
    return Promise.resolve(view);
  };
  return {
    runner: () => Promise.resolve(view),
    saveRunnerSettings: (chosen) => {
      view.settings = { ...view.settings, ...chosen };
      return Promise.resolve(null);
    },
    installTimer: () => stands('well'),
    removeTimer: () => stands('absent'),
    runDue: () => {
      view.looks = [{ by: 'app', at: ago(0) }];
      view.unwatched = null;
      return Promise.resolve(0);
    },
    presence: () => Promise.resolve(presence),
    startAtLogin: (on) => {
      presence.atLogin = on;
      return Promise.resolve(null);
    },
    keepInTray: (stay) => {
      view.settings = { ...view.settings, tray: stay ? 'stay' : 'end' };
      return Promise.resolve(null);
    },
  };
}
