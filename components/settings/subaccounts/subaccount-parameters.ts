import { oneOf, orElse, text } from '@/lib/client/address-parameters';
import { SUBACCOUNT_STATUSES } from '@/lib/schemas/subaccount-statuses';

/** The filters of the list as they stand in the address. */
export const SUBACCOUNT_PARAMETERS = {
  q: orElse(text, ''),
  status: oneOf(SUBACCOUNT_STATUSES),
};
