// Words of the welcome screen.
export const welcome = {
  title: 'Welcome to Halyard',
  sentence:
    'Halyard brings what your vendors sell to your customers into HaloPSA, and shows every change before it is made.',
  connect: 'Connect HaloPSA',
  practice: 'Try it with the practice company',
  takeOver: 'Take over from another workstation…',
  practiceText:
    'The practice company is invented: its own Halo, Giacom and ALSO run on this computer only, and leave no trace.',
  size: 'How large the practice company is',
  sizeSmall: 'Small',
  sizeSmallText: '12 customers. Quick to look through.',
  sizeMedium: 'Medium',
  sizeMediumText: '200 customers. As a month-end would be.',
  never: 'What Halyard never does',
  neverVendor: 'Write to a vendor',
  neverVendorText:
    'Giacom and ALSO are only read. No order, no seat and no customer is changed there.',
  neverInvoice: 'Raise invoices',
  neverInvoiceText: 'It keeps licences right in Halo. Billing stays with Halo and with you.',
  neverUnseen: 'Change anything unseen',
  neverUnseenText: 'Every change is in a preview first, and in a receipt afterwards.',
} as const;
