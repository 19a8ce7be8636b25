// All words of the window, in the spelling of HaloPSA's own interface. One file per screen.
import { also } from './also';
import { audit } from './audit';
import { common } from './common';
import { duplicates } from './duplicates';
import { fields } from './fields';
import { frame } from './frame';
import { gallery } from './gallery';
import { help } from './help';
import { history } from './history';
import { home } from './home';
import { inbox } from './inbox';
import { matching } from './matching';
import { notifications } from './notifications';
import { preview } from './preview';
import { receipt } from './receipt';
import { renewals } from './renewals';
import { run } from './run';
import { runner } from './runner';
import { removals } from './removals';
import { schedule } from './schedule';
import { seats } from './seats';
import { settings } from './settings';
import { states } from './states';
import { table } from './table';
import { time } from './time';
import { vendors } from './vendors';
import { welcome } from './welcome';
import { wizard } from './wizard';

export const enGB = {
  also,
  audit,
  common,
  duplicates,
  fields,
  frame,
  gallery,
  help,
  history,
  home,
  inbox,
  matching,
  notifications,
  preview,
  receipt,
  renewals,
  run,
  runner,
  removals,
  schedule,
  seats,
  settings,
  states,
  table,
  time,
  vendors,
  welcome,
  wizard,
} as const;
