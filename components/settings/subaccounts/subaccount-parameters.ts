import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { SUBACCOUNT_STATUSES } from '@/lib/schemas/subaccount-statuses';

/** The filters of the list as they stand in the address. */
export const SUBACCOUNT_PARAMETERS = {
  q: parseAsString.withDefault(''),
  status: parseAsStringLiteral(SUBACCOUNT_STATUSES),
};
