// What help knows: which answer belongs to which screen, and what others call the same thing.
import type { help } from '@/text/help';

export type HelpScreen = keyof typeof help.screens;

type Text = keyof typeof help;
/** A topic is told by two texts, `guardTitle` and `guardText`. */
export type TopicId = {
  [K in Text]: K extends `${infer Id}Title` ? (`${Id}Text` extends Text ? Id : never) : never;
}[Text];

export interface Topic {
  id: TopicId;
  screens: readonly HelpScreen[];
  /** Names that Halo and vendors print on their own buttons, as they print them. */
  aliases?: readonly string[];
}

export const topics: readonly Topic[] = [
  { id: 'practice', screens: ['welcome', 'home'] },
  { id: 'attention', screens: ['home', 'inbox'], aliases: ['events', 'alerts', 'notifications'] },
  { id: 'aside', screens: ['inbox'], aliases: ['snooze', 'dismiss', 'acknowledge'] },
  { id: 'expires', screens: ['inbox', 'connect'], aliases: ['Client Secret expiry'] },
  {
    id: 'ladder',
    screens: ['connect', 'home'],
    aliases: ['Validate', 'Test Configuration', 'Test Settings'],
  },
  { id: 'haloAddress', screens: ['connect'], aliases: ['Resource Server URL', 'Tenant Name'] },
  { id: 'haloApp', screens: ['connect'], aliases: ['View Applications'] },
  { id: 'haloRights', screens: ['connect'], aliases: ['Software Licencing', 'scopes'] },
  { id: 'giacomKey', screens: ['connect'], aliases: ['API Key', 'Cloud Market'] },
  { id: 'giacomVersion', screens: ['connect'], aliases: ['Giacom API Version'] },
  {
    id: 'giacomMethod',
    screens: ['connect'],
    aliases: ['subscriptions', 'subscriptionsmanagementreport'],
  },
  {
    id: 'alsoUser',
    screens: ['connect'],
    aliases: ['API-only user', 'Reseller Admin', '2FA', 'MFA'],
  },
  {
    id: 'alsoRefused',
    screens: ['connect'],
    aliases: ['whitelist', 'Enforced Multi-Factor Authentication', 'Test Configuration'],
  },
  { id: 'marketplace', screens: ['connect'], aliases: ['cloud.also.com', 'SimpleAPI', 'D&H'] },
  {
    id: 'addresses',
    screens: ['connect'],
    aliases: [
      'Update the Customer’s main Site address in Halo when an existing Customer is imported from ALSO',
    ],
  },
  { id: 'unmatched', screens: ['preview'], aliases: ['Will create', 'Map'] },
  { id: 'vendorRead', screens: ['preview', 'home'], aliases: ['progress'] },
  { id: 'topLevel', screens: ['connect', 'preview'], aliases: ['Top Level for New Customers'] },
  { id: 'secrets', screens: ['connect', 'settings', 'welcome'] },
  { id: 'suggest', screens: ['matching'], aliases: ['Generate mappings', 'Automap'] },
  {
    id: 'decide',
    screens: ['matching'],
    aliases: ['Customer mappings', 'Add mapping', 'Unmapped'],
  },
  { id: 'matchUndo', screens: ['matching'] },
  { id: 'matchFile', screens: ['matching'] },
  {
    id: 'plan',
    screens: ['preview', 'runs', 'matching'],
    aliases: ['Import', 'Import customers', 'Import subscriptions', 'dry run'],
  },
  { id: 'apply', screens: ['preview', 'runs'], aliases: ['Import', 'Start', 'Save changes'] },
  { id: 'guard', screens: ['preview', 'schedule', 'removals'] },
  {
    id: 'gone',
    screens: ['removals', 'preview', 'connect'],
    aliases: [
      'Deactivate Licences in HaloPSA when they are deleted from Giacom',
      'Deactivate Licences in Halo when they are deleted from ALSO',
    ],
  },
  { id: 'owns', screens: ['preview', 'welcome'] },
  { id: 'old', screens: ['preview'] },
  { id: 'wait', screens: ['runs'], aliases: ['rate limit', '429'] },
  { id: 'stop', screens: ['runs', 'receipt'], aliases: ['resume', 'cancel', 'pause'] },
  { id: 'outcomes', screens: ['receipt'] },
  { id: 'repair', screens: ['receipt'] },
  { id: 'retry', screens: ['receipt'] },
  { id: 'undo', screens: ['receipt', 'history'], aliases: ['revert', 'roll back'] },
  { id: 'paper', screens: ['receipt'], aliases: ['PDF', 'HTML', 'Excel'] },
  { id: 'history', screens: ['history', 'home'], aliases: ['audit', 'log'] },
  {
    id: 'seats',
    screens: ['seats', 'receipt', 'preview'],
    aliases: ['timeline', 'licence history', 'seat count'],
  },
  { id: 'seatsWho', screens: ['seats'] },
  { id: 'notify', screens: ['settings'], aliases: ['Teams', 'Slack', 'SMTP', 'webhook', 'toast'] },
  {
    id: 'renewals',
    screens: ['renewals'],
    aliases: ['expiry', 'term end', 'auto-renew', 'NCE', 'commitment'],
  },
  { id: 'renewalsSaved', screens: ['renewals'], aliases: ['iCalendar', 'Outlook', '.ics'] },
  {
    id: 'schedule',
    screens: ['schedule', 'history', 'settings'],
    aliases: ['Halo Integrator', 'Entities to Sync', 'halyard-cli'],
  },
  {
    id: 'prices',
    screens: ['connect', 'preview'],
    aliases: ['Set price and cost on imported subscriptions'],
  },
  { id: 'only', screens: ['connect'], aliases: ['Customer Subscriptions to Import'] },
  {
    id: 'westcoast',
    screens: ['connect'],
    aliases: [
      'Deactivate Licences in Halo when they are deleted from WestCoast (Halo Integrator only)',
    ],
  },
  { id: 'invoice', screens: ['preview', 'receipt'], aliases: ['recurring invoice', 'billing'] },
  { id: 'look', screens: ['settings'], aliases: ['dark mode', 'density', 'shortcuts'] },
  { id: 'support', screens: ['settings'], aliases: ['error code', 'logs'] },
];

/** The keyboard map. `screens` limits a key to where it does something. */
export const keyMap = [
  { key: 'F6', text: 'keyPanes' },
  { key: 'Ctrl+K', text: 'keyPalette' },
  { key: '/', text: 'keyFilter' },
  { key: '↑+↓+←+→', text: 'keyArrows', spoken: 'Arrows' },
  { key: 'Enter', text: 'keyEnter' },
  { key: 'Space', text: 'keySpace' },
  { key: 'J', text: 'keyNext' },
  { key: 'K', text: 'keyPrevious' },
  { key: 'A', text: 'keyAccept', screens: ['matching'] },
  { key: 'X', text: 'keyExclude', screens: ['matching'] },
  { key: 'Ctrl+Enter', text: 'keyApply' },
  { key: 'Ctrl+Z', text: 'keyUndo' },
  { key: 'Ctrl+P', text: 'keyPrint', screens: ['receipt'] },
  { key: 'F1', text: 'keyHelp' },
] as const satisfies readonly {
  key: string;
  text: Text;
  spoken?: string;
  screens?: readonly HelpScreen[];
}[];

export type KeyLine = (typeof keyMap)[number];

const places: Record<string, HelpScreen> = {
  '': 'home',
  welcome: 'welcome',
  connect: 'connect',
  matching: 'matching',
  plans: 'preview',
  runs: 'runs',
  receipts: 'receipt',
  history: 'history',
  seats: 'seats',
  renewals: 'renewals',
  schedules: 'schedule',
  schedule: 'schedule',
  removals: 'removals',
  audit: 'history',
  settings: 'settings',
};

/** Which screen an address belongs to; none for those without help of their own. */
export function screenAt(pathname: string): HelpScreen | null {
  return places[pathname.split('/')[1] ?? ''] ?? null;
}
