// Words of the help panel: short answers, by screen.
export const help = {
  search: 'Search help',
  here: 'On this screen',
  elsewhere: 'On other screens',
  found_one: '{{count, number}} answer found',
  found_other: '{{count, number}} answers found',
  nothing: 'Nothing in help about “{{search}}”.',
  aliases: 'Elsewhere called: {{names}}',
  keys: 'Keys',
  screens: {
    welcome: 'Welcome',
    home: 'Home',
    inbox: 'Needs you',
    connect: 'Connect',
    matching: 'Matching',
    preview: 'Preview',
    runs: 'Runs',
    receipt: 'Receipt',
    history: 'History',
    seats: 'Seats',
    renewals: 'Renewals',
    schedule: 'Schedules',
    removals: 'When a subscription ends',
    settings: 'Settings',
  },
  practiceTitle: 'The practice company',
  practiceText:
    'A made-up company with its own Halo and vendors, on this computer only. Everything can be tried there, also what goes wrong. Leaving it removes it.',
  attentionTitle: 'What needs you',
  attentionText:
    'Everything that waits for a person is one list, the most urgent first: what happened, the money at stake, and the place where it is settled. A thing goes by itself when its cause is gone. Home shows the first of it.',
  asideTitle: 'Resolve and Later',
  asideText:
    'Resolve hides a thing until something else is found of it. Later hides it for a day, a week, a month or to a day you choose, and it comes back sooner if it gets more urgent. Both are under Put aside, and can be taken up again.',
  expiresTitle: 'The end of a secret',
  expiresText:
    'Where a secret ends on a day, enter that day with it: Halyard reminds you from four weeks before. Nobody but you can tell it: neither Halo nor the vendors say when a secret ends.',
  ladderTitle: 'Check connection',
  ladderText:
    'Tests the connection step by step and names the exact setting to change where a test fails. A check never writes.',
  haloAddressTitle: 'Halo’s addresses',
  haloAddressText:
    'In Halo open Configuration > Integrations > HaloPSA API. Copy the Resource Server, the Authorisation Server and, where one is shown, the Tenant. Halyard shows what it repaired in what you pasted.',
  haloAppTitle: 'Client ID and Client Secret',
  haloAppText:
    'In Halo open Configuration > Integrations > HaloPSA API > View Applications > New. Choose Client ID and Secret (Services) and the login type Agent. Copy the Client ID after saving: it changes if the form is opened again before.',
  haloRightsTitle: 'What Halo must allow',
  haloRightsText:
    'The agent needs Customers and Software Licencing at Read And Modify, and Invoices at Read Only; the application needs the matching permissions. The check names what is missing.',
  giacomKeyTitle: 'Giacom’s API key',
  giacomKeyText:
    'In Giacom’s portal open My Account & Settings > Settings > API and copy the key of the Billing API. Halyard only ever reads from Giacom.',
  giacomVersionTitle: 'API version v1 or v2',
  giacomVersionText:
    'Both are tried with your key, and the answers are shown side by side. Imports use v1; v2 is not confirmed by any public source and cannot be chosen.',
  giacomMethodTitle: 'Method of reading subscriptions',
  giacomMethodText:
    'Everything, or Microsoft only with end date and term. The two name subscriptions differently, so the method is fixed once licences are linked.',
  alsoUserTitle: 'ALSO’s API user',
  alsoUserText:
    'Halyard signs in as a user of its own: best an API-only one with read rights to customers and subscriptions and the Reseller Admin role. Its second factor has to be off, so give it a long password that is used nowhere else.',
  alsoRefusedTitle: 'ALSO refuses the sign-in',
  alsoRefusedText:
    'Two-factor sign-in is on for this user; or user name or password is wrong; or ALSO’s support has to allow the user, or the address of your network, before the API lets it in. The check says which it is, as far as ALSO tells.',
  marketplaceTitle: 'Marketplace URL',
  marketplaceText:
    'The address you sign in to ALSO’s marketplace at. Any page of it will do: only scheme and host are kept. D&H Cloud Marketplace runs the same platform; nobody has tried it with Halyard yet.',
  pricesTitle: 'Price and cost from ALSO',
  pricesText:
    'Off unless you switch it on: then new licences get price and cost, and each run refreshes them. Off: what stands in Halo is never touched.',
  addressesTitle: 'Addresses of existing clients',
  addressesText:
    'With this on, the main site of a matched client takes over the customer’s address where it differs. Each one is in the preview first.',
  onlyTitle: 'Import chosen customers only',
  onlyText:
    'Subscriptions of all matched customers are imported, or of those you tick. Customers are known once they were read for matching.',
  westcoastTitle: '“WestCoast” in Halo’s ALSO guide',
  westcoastText:
    'Halo’s guide heads its switch for deleted ALSO licences “WestCoast” by mistake. ALSO is meant: it is the choice “When a subscription is gone at ALSO”, in the step What to import.',
  unmatchedTitle: 'Customers without a match in a preview',
  unmatchedText:
    'They are left alone unless you decide otherwise: create a client for one, or match it. What you choose is in the next preview, so make it again.',
  vendorReadTitle: 'How far a reading is',
  vendorReadText:
    'ALSO is read customer by customer, so a preview can take a while; the bar shows how far it is. Stopping keeps what was read: the next preview goes on there.',
  topLevelTitle: 'Top level of new clients',
  topLevelText:
    'Clients that Halyard makes are put under this top level. Clients that exist already are never moved.',
  secretsTitle: 'Where secrets are kept',
  secretsText:
    'In this computer’s keychain, and nowhere else. They are never shown again, never logged and never part of a support file.',
  suggestTitle: 'Suggest matches',
  suggestText:
    'The same name, unique on both sides, is staged as a match. Anything looser is only a suggestion to accept or leave. Nothing is kept until you save.',
  decideTitle: 'Match, exclude, create later',
  decideText:
    'Each customer is matched to a client, left out with a reason, or marked to get a new client with the next plan. Several customers may be one client.',
  matchUndoTitle: 'Take back a step',
  matchUndoText: 'Every save is one step. Undo takes back the newest one, and Redo does it again.',
  matchFileTitle: 'Matches as a file',
  matchFileText:
    'Export writes the table as CSV. Import takes all rows of a file or none, and names the lines that cannot be used.',
  planTitle: 'Preview',
  planText:
    'Halyard reads both sides and lists every change it would make, field by field, each with its reason. Nothing is written until you apply.',
  applyTitle: 'Apply',
  applyText:
    'Applies exactly the changes in the preview. What moved in Halo since then is not written and is shown as stale.',
  guardTitle: 'The guard',
  guardText:
    'A plan that would cut too many licences at once is stopped. If it is right, give a reason: it passes this once, and the reason is kept in the receipt.',
  goneTitle: 'What is gone at the vendor',
  goneText:
    'One setting decides: leave the licence and show it, set it inactive, or set its quantity to 0; for ALSO also as Halo does with its switch off. “Ended subscriptions” beside a connection shows what each would do now. Licences are never deleted, and a cut or empty answer removes nothing.',
  ownsTitle: 'What Halyard changes',
  ownsText:
    'Quantity, start and end date, billing cycle, term and status, each only where the vendor tells it; purchase price and price as you chose for the connection. Names and notes that people edited stay.',
  oldTitle: 'When a preview is old',
  oldText:
    'A preview shows when both sides were read. After 15 minutes, or when something changed, refresh it before you apply.',
  waitTitle: 'Waiting is not failing',
  waitText:
    'Halo allows a limited number of requests in five minutes. Halyard waits and says until when; nothing is lost meanwhile.',
  stopTitle: 'Stop and go on',
  stopText:
    'A run stops between two changes. What was written stays; Go on takes up what is left and makes nothing twice, also after a crash.',
  outcomesTitle: 'What the outcomes mean',
  outcomesText:
    'Applied: it is in Halo. Failed: Halo refused it. Stale: something changed since the preview, so it was not written. Needs you: a person has to look. Waiting: not reached. Left alone: on purpose.',
  repairTitle: 'Failed changes by repair',
  repairText:
    'Changes that need the same repair stand together. Mend it once, then retry just those.',
  retryTitle: 'Retry just those',
  retryText:
    'Makes a new plan of only the changes that failed, from what Halo holds now, and shows it as a preview.',
  undoTitle: 'Undo a run',
  undoText:
    'Makes a plan that takes the run back, and shows it first. Fields get their old values unless someone changed them since; those are listed, and you can tick single ones. Licences the run made are set inactive, or deleted if you ask for it and type how many; clients it made stay.',
  paperTitle: 'Keep a receipt',
  paperText:
    'Export CSV has one line for each field. Save as page makes one HTML page to send. Print or PDF prints the receipt only.',
  historyTitle: 'Runs of the past',
  historyText:
    'Every run is kept with who started it and what it changed. Open one to see its receipt, to retry or to undo it.',
  seatsTitle: 'Seat history',
  seatsText:
    'With each preview Halyard notes what the vendor and Halo count for each subscription, and a line is added where something differs from before. What runs wrote stands between them.',
  renewalsTitle: 'What renews, and when',
  renewalsText:
    'Terms that end soon, as the vendors were last read. A star marks days of which it is only assumed that they end the term. “Not told” means that the vendor says nothing of what happens then. Excluded customers are left out, and a preview reads anew.',
  renewalsSavedTitle: 'Renewals in a calendar',
  renewalsSavedText:
    'Each renewal becomes an all-day event with a reminder. Saved and imported again, the same events are moved and corrected. When a term can be cancelled at the latest is not known here: remind early enough.',
  seatsWhoTitle: 'Who changed it',
  seatsWhoText:
    'A run of this Halyard is named with the person who started it. Any other change was made between two readings: at the vendor, or in Halo by someone else, who may also be a Halyard on another computer. Not known is never shown as 0.',
  notifyTitle: 'Be told of scheduled runs',
  notifyText:
    'On this desktop, in a channel of Teams or Slack, or by e-mail: what waits for you, what failed and what works again. What stays the same is told once. Send a test message to see whether a way works.',
  scheduleTitle: 'Run on a schedule',
  scheduleText:
    'Each connection can run by itself, at its time and as far as you allow it; the rest waits under “Needs you”. “Schedules” lists all of them. Settings say who looks at the clock: this system by an entry of its scheduler, or Halyard while it is open or in the tray. On a server, let the scheduler start “halyard-cli sync --due”.',
  invoiceTitle: 'Invoices',
  invoiceText:
    'Halyard keeps licences right and never raises, changes or sends an invoice. Recurring invoice lines that follow a licence follow it as before.',
  lookTitle: 'Theme, rows, letter keys',
  lookText:
    'Light, dark or as the system; comfortable or compact rows. Keys that are a single letter can be turned off.',
  supportTitle: 'Support file',
  supportText:
    'Holds what helps to find a fault, and neither secrets nor names of customers. Every message has a code; name it when you ask.',
  keyPanes: 'Next part of the window',
  keyPalette: 'Commands',
  keyFilter: 'Search in this list',
  keyArrows: 'Move in a table, open and close groups',
  keyEnter: 'Open or edit',
  keySpace: 'Tick',
  keyNext: 'Next exception',
  keyPrevious: 'Previous exception',
  keyAccept: 'Accept the suggestion',
  keyExclude: 'Exclude',
  keyApply: 'The main action',
  keyUndo: 'Undo',
  keyPrint: 'Print the receipt',
  keyHelp: 'Help',
} as const;
