// Words of connecting ALSO. Names of things in ALSO's marketplace stay as it prints them.
export const also = {
  prepare: 'At ALSO, before you begin',
  intro:
    'Halyard signs in to the marketplace as a user of its own and only reads. Someone who manages users there can make it; allow for an answer of ALSO’s support.',
  userTitle: 'Make an API-only user',
  userText:
    'Best is a user that exists for this alone. Do not use your own: for the API its second factor has to be off.',
  rightsTitle: 'Give it these rights',
  rightRead: 'Customers and subscriptions',
  rightReadValue: 'read',
  rightRole: 'Capabilities role',
  role: 'Reseller Admin',
  factorTitle: 'Have its second factor switched off',
  factorText: 'In the marketplace, or by ALSO’s support:',
  factorRisk:
    'Without a second factor the password is all that protects this account. Give it a long password that is used nowhere else, and no rights beyond these.',
  allowTitle: 'If ALSO’s support has to allow it',
  allowText:
    'For some marketplaces ALSO has to allow the user, or the address of your network, before the API lets it in.',
  allowMail:
    'Please allow our user {{username}} to use the SimpleAPI of the marketplace, and switch its two-factor sign-in off.',
  allowCopy: 'Copy a message to ALSO’s support',
  allowUser: '(user name)',
  practice: 'The practice company’s user is there already. This is what you would do at ALSO.',
  signIn: 'Sign in to the marketplace',
  marketplace: 'Marketplace',
  marketplaceAlso: 'ALSO Cloud Marketplace',
  marketplaceDandh: 'D&H Cloud Marketplace',
  marketplaceDandhText:
    'It runs the same platform, so it should work the same way. Nobody has tried it with Halyard yet.',
  unconfirmed: 'not confirmed',
  marketplaceUrl: 'Marketplace URL',
  marketplaceUrlHint:
    'The address you sign in at; any page of it will do. Empty stands for {{url}}.',
  offerTitle: 'Halyard would use {{url}}',
  offerUse: 'Use {{url}}',
  username: 'User name',
  usernameHint: 'Of the API-only user, as it signs in.',
  password: 'Password',
  pathPrefix: 'Path of the API',
  pathPrefixHint: 'Leave it as it is unless ALSO tells you another.',
  account: 'Account id of your company',
  accountHint:
    'A number, or the portal’s address with #/Account/View/ in it. Empty: ALSO says which it is.',
  pauseMs: 'Pause between calls, in milliseconds',
  pauseMsHint: '500 unless ALSO asks to slow down.',
  descend: 'Read customers of resellers below you',
  descendHint: 'One level down. Off: only your own customers.',
  reuseReadings: 'Skip customers read within 24 hours',
  reuseReadingsHint:
    'What was read is used again, so a preview is made sooner and may be up to a day behind.',
  quantityTitle: 'Field that holds the count, by service',
  quantityText:
    'Only where a preview says that a count is not known, or takes the wrong field. It names the service and its fields.',
  quantityService: 'Service name',
  quantityField: 'Field',
  quantityAdd: 'Add a service',
  quantityRemove: 'Remove service {{number}}',
  needUsername: 'Enter the user name.',
  needPassword: 'Enter the password.',
  needAccount: 'Enter a number, or the portal’s address with #/Account/View/ in it.',
  needQuantity: 'Give each service both its name and its field, or remove it.',
} as const;
