// Which colour and picture belong to which state. Colour is never the only sign.
import {
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleMinus,
  CirclePause,
  CircleSlash,
  CircleX,
  Clock,
  Hourglass,
  Link2,
  LoaderCircle,
  Minus,
  Pencil,
  Plus,
  PowerOff,
  Scissors,
  Split,
  Trash2,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { states } from '@/text/states';

export type State = keyof typeof states;
export type Tone = 'good' | 'care' | 'bad' | 'idle';

export const signs: Record<State, { tone: Tone; icon: LucideIcon }> = {
  suggested: { tone: 'care', icon: CircleHelp },
  matched: { tone: 'good', icon: Check },
  excluded: { tone: 'idle', icon: CircleMinus },
  createLater: { tone: 'idle', icon: Clock },
  conflict: { tone: 'bad', icon: Split },
  unmatched: { tone: 'care', icon: CircleDashed },
  create: { tone: 'good', icon: Plus },
  update: { tone: 'care', icon: Pencil },
  adopt: { tone: 'good', icon: Link2 },
  deactivate: { tone: 'bad', icon: PowerOff },
  zero: { tone: 'bad', icon: Scissors },
  delete: { tone: 'bad', icon: Trash2 },
  unchanged: { tone: 'idle', icon: Minus },
  skip: { tone: 'idle', icon: CircleSlash },
  blocked: { tone: 'bad', icon: Ban },
  applied: { tone: 'good', icon: CheckCheck },
  failed: { tone: 'bad', icon: CircleX },
  stale: { tone: 'care', icon: Clock },
  waiting: { tone: 'idle', icon: Hourglass },
  done: { tone: 'good', icon: CircleCheck },
  partly: { tone: 'care', icon: CircleAlert },
  interrupted: { tone: 'care', icon: CirclePause },
  cancelled: { tone: 'idle', icon: CircleSlash },
  undone: { tone: 'idle', icon: Undo2 },
  running: { tone: 'idle', icon: LoaderCircle },
  pass: { tone: 'good', icon: CircleCheck },
  warn: { tone: 'care', icon: TriangleAlert },
  fail: { tone: 'bad', icon: CircleX },
};

export const inks: Record<Tone, string> = {
  good: 'text-good',
  care: 'text-care',
  bad: 'text-bad',
  idle: 'text-idle',
};

export const boxes: Record<Tone, string> = {
  good: 'border-good-edge bg-good-wash text-good',
  care: 'border-care-edge bg-care-wash text-care',
  bad: 'border-bad-edge bg-bad-wash text-bad',
  idle: 'border-idle-edge bg-idle-wash text-idle',
};
