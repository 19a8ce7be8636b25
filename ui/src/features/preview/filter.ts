// What is shown of a plan: one kind of change, and what is searched for.
import type { Action, PreviewChange, PreviewCustomer } from '@/bindings';
import { fold } from '@/lib/fold';

export interface Filter {
  action: Action | null;
  search: string;
}

/** Whether a change of this customer is wanted; "unchanged" asks for those that are not loaded. */
export function wanted(
  { action, search }: Filter,
  customer: PreviewCustomer,
): (change: PreviewChange | 'unchanged') => boolean {
  const sought = fold(search.trim());
  const whole =
    sought === '' || fold(`${customer.customerName} ${customer.customerId}`).includes(sought);
  return (change) => {
    if (change === 'unchanged') return whole && (action === null || action === 'unchanged');
    if (action !== null && change.action !== action) return false;
    return (
      whole ||
      fold(change.name).includes(sought) ||
      fold(change.subscription ?? '').includes(sought)
    );
  };
}
