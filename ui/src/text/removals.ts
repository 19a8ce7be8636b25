// Words of the choice for what is gone at the vendor, with what each would do.
export const removals = {
  title: 'When a subscription ends',
  ofConnection: '{{connection}}: what happens to its licences in Halo',
  legend: 'When a subscription is gone at {{vendor}}',
  flag: 'Leave the licence and show it',
  flagText:
    'Nothing is removed. The preview lists it, and it goes on being billed, until a person decides.',
  flagEndedText:
    'Nothing is removed. Where {{vendor}} says that it has ended, its status follows. It goes on being billed until a person decides.',
  deactivate: 'Set the licence inactive',
  deactivateText:
    'Its count stays as it was. Invoice lines that follow it may end, as Halo is set. If {{vendor}} lists it again, it is set active again.',
  deactivateEndedText:
    'Both when {{vendor}} says that it has ended and when it is no longer listed. Its count stays; its status follows.',
  zero: 'Set its count to 0',
  zeroText: 'The licence stays active, and invoice lines that follow it fall to 0.',
  zeroEndedText:
    'Both when {{vendor}} says that it has ended and when it is no longer listed. The licence stays active; invoice lines fall to 0.',
  follow: 'As {{vendor}} means it, and as Halo does with its switch off',
  followText:
    'Inactive at {{vendor}}: the licence is set inactive. Gone from {{vendor}}: its count becomes 0, and its status is left.',
  chosen: 'Chosen now',
  save: 'Use this choice',
  saved: '{{connection}}: from the next preview on, “{{choice}}”.',
  // With what was last said
  said: 'With what {{vendor}} last said, {{age}} ({{moment}}), and what Halo last held.',
  neverRead: '{{vendor}} was not read yet, so it is not known what is gone there.',
  notLinked:
    'No licence is linked yet. What each choice would do is shown here after the first import.',
  nothingGone_one:
    'Nothing is gone: the subscription of the {{count, number}} linked licence is there.',
  nothingGone_other:
    'Nothing is gone: the subscriptions of all {{count, number}} linked licences are there.',
  unread_one:
    '{{count, number}} customer was not read, or not whole, and stays as it is, whatever you choose.',
  unread_other:
    '{{count, number}} customers were not read, or not whole, and stay as they are, whatever you choose.',
  countDeactivate_one: '{{count, number}} licence would be set inactive',
  countDeactivate_other: '{{count, number}} licences would be set inactive',
  countZero_one: '{{count, number}} licence would be set to 0',
  countZero_other: '{{count, number}} licences would be set to 0',
  countAlready_one: '{{count, number}} is inactive or at 0 already',
  countAlready_other: '{{count, number}} are inactive or at 0 already',
  countLeft_one: '{{count, number}} licence would be left as it is',
  countLeft_other: '{{count, number}} licences would be left as they are',
  countNotCovered_one: '{{count, number}} belongs to a customer that is not imported',
  countNotCovered_other: '{{count, number}} belong to customers that are not imported',
  countGoneInHalo_one: '{{count, number}} is gone in Halo, too',
  countGoneInHalo_other: '{{count, number}} are gone in Halo, too',
  countBlocked_one: '{{count, number}} waits for a person to decide',
  countBlocked_other: '{{count, number}} wait for a person to decide',
  countNotKnown_one: '{{count, number}} is not known: what Halo holds for it was not seen yet',
  countNotKnown_other: '{{count, number}} are not known: what Halo holds for them was not seen yet',
  countNothing: 'Nothing would change',
  guardStops:
    'The guard would stop a plan made now: {{cuts, number}} of {{licences, number}} licences would be cut.',
  guardHalved_one: '{{count, number}} of them by half or more.',
  guardHalved_other: '{{count, number}} of them by half or more.',
  money: 'Purchase cost',
  // Who does it
  byWhom: 'Who does it',
  byHand:
    'This connection runs by hand: each of these changes is in a preview first, and you apply it.',
  unattendedOn:
    'Its schedule does this without you, within the guard: at most {{changes, number}} licences, or {{percent, number}} % of all.',
  unattendedOff:
    'Its schedule leaves these changes to you: they wait under “Needs you” as a preview.',
  schedule: 'Schedule',
  guard: 'Change the guard’s limits',
  // The licences concerned
  concerned_one: '{{count, number}} licence concerned',
  concerned_other: '{{count, number}} licences concerned',
  colCustomer: 'Customer',
  colProduct: 'Product',
  colSeats: 'Seats in Halo',
  colCost: 'Cost a month',
  costsNothing: 'nothing',
  colVendor: 'At {{vendor}}',
  colThen: 'With this choice',
  ended: 'Ended',
  unlisted: 'No longer listed',
  since: 'since {{date}}',
  notRead: 'Not read',
  more_one: '{{count, number}} more is not shown.',
  more_other: '{{count, number}} more are not shown.',
  effects: {
    deactivate: 'Set inactive',
    zero: 'Set to 0',
    already: 'So already',
    left: 'Left as it is',
    notRead: 'Left: not read',
    notCovered: 'Not imported',
    goneInHalo: 'Gone in Halo',
    blocked: 'You decide',
    notKnown: 'Not known',
  },
  helpText:
    'A subscription is gone where a whole answer of the vendor no longer lists it, or where the vendor says that it has ended. An answer that is empty, cut short or failed never removes anything.',
  helpVendor:
    'HaloPSA’s own page has one switch for it: “Deactivate Licences in HaloPSA when they are deleted from Giacom”, and for ALSO “Deactivate Licences in Halo when they are deleted from ALSO (Halo Integrator only)”.',
} as const;
