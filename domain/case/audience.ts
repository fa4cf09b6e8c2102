import type { Audience } from '../../catalogue/schema/vocabulary.ts';

/** Whether a metric, or a clock of it, is promised to the customer, and not agreed on by the teams alone. */
export function isForCustomer({ audience }: { readonly audience: Audience }): boolean {
  return audience === 'customer';
}
