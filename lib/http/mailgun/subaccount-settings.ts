import { SUBACCOUNT_FEATURES, type SubaccountFeatures } from '@/lib/schemas/subaccount-features';
import {
  changeSubaccountFeatures,
  readMonthlyLimit,
  removeMonthlyLimit,
  setMonthlyLimit,
} from '@/lib/services/subaccount-settings';
import { ContractError } from './contract-error';
import { featureField, noUpdates } from './feature-field';
import type { MailgunInput } from './mailgun-route';
import { pageNumber } from './page-number';
import { requiredField } from './required-field';

const MAX_LIMIT = 999_999_999;

/** `PUT …/{id}/features` (MAILGUN 3): answers every feature that was ever set, in the contract's order. */
export async function putSubaccountFeaturesDoor({ caller, param, fields }: MailgunInput) {
  const changes: SubaccountFeatures = {};
  for (const name of SUBACCOUNT_FEATURES) {
    const enabled = featureField(fields, name);
    if (enabled !== undefined) changes[name] = enabled;
  }
  if (Object.keys(changes).length === 0) throw noUpdates();
  const features = await changeSubaccountFeatures(caller, param('id'), changes);
  const known = SUBACCOUNT_FEATURES.filter((name) => features[name] !== undefined);
  return { features: Object.fromEntries(known.map((name) => [name, { enabled: features[name] }])) };
}

function noLimit(): ContractError {
  return new ContractError(404, { message: 'No threshold for account' });
}

/** `GET …/{id}/limit/custom/monthly`: 404 when there is no limit. `current` counts this calendar month's messages. */
export async function getMonthlyLimitDoor({ caller, param }: MailgunInput) {
  const { limit, current } = await readMonthlyLimit(caller, param('id'));
  if (limit === null) throw noLimit();
  return { limit, current, period: '1m' };
}

/** `PUT …/{id}/limit/custom/monthly?limit=`. */
export async function putMonthlyLimitDoor({ caller, param, fields }: MailgunInput) {
  requiredField(fields, 'limit');
  const limit = pageNumber(fields, 'limit', { fallback: 0, min: 0, max: MAX_LIMIT });
  await setMonthlyLimit(caller, param('id'), limit);
  return { success: true };
}

/** `DELETE …/{id}/limit/custom/monthly`: 404 when there is none to remove. */
export async function deleteMonthlyLimitDoor({ caller, param }: MailgunInput) {
  if (!(await removeMonthlyLimit(caller, param('id')))) throw noLimit();
  return { success: true };
}
