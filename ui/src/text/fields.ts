// Halo's fields as people call them, by Halo's own names; and the words of values.
export const fields = {
  name: 'Name',
  client_id: 'Client',
  toplevel_id: 'Top level',
  count: 'Quantity',
  purchase_price: 'Purchase price',
  price: 'Price',
  start_date: 'Start date',
  end_date: 'End date',
  billing_cycle: 'Billing cycle',
  term_duration: 'Term',
  status: 'Status',
  is_active: 'Active',
  yes: 'yes',
  no: 'no',
  empty: 'empty',
} as const;
