import { AppError } from '@/lib/core/app-error';
import { maskUrl } from '@/lib/core/destination-policy';
import { BadUrlError } from '@/lib/core/webhook-refusals';
import type { EventType } from '@/lib/schemas/event-types';
import { addUrlTypes, listDomainUrls, removeUrls, replaceUrlTypes } from '@/lib/services/domain-webhooks';
import { ContractError } from './contract-error';
import { eventTypeOfId } from './event-type-ids';
import type { Fields } from './fields';
import { missing, requiredField } from './required-field';
import { webhookMap } from './webhook-map';
import { domainDoor, hasWebScheme } from './webhook-refusals';

// One URL and many event types per call; each answers the whole map (MAILGUN 1.3).

/** Event types of a call: repeated, or joined by commas; named twice is named once. */
function eventTypes(fields: Fields): EventType[] {
  const ids = fields.list('event_types');
  if (ids.length === 0) throw missing('event_types');
  const types = ids.map((id) => {
    const type = eventTypeOfId(id);
    if (!type) throw new ContractError(400, { message: `Invalid event type '${id}'` });
    return type;
  });
  return [...new Set(types)];
}

export const createV4 = domainDoor(async ({ caller, param, fields }) => {
  const url = requiredField(fields, 'url');
  return webhookMap(await addUrlTypes(caller, param('domain'), url, eventTypes(fields)));
});

export const replaceV4 = domainDoor(async ({ caller, param, fields }) => {
  const url = requiredField(fields, 'url');
  const types = eventTypes(fields);
  // Tells a foreign domain from a URL that is not there: the contract words the two differently.
  await listDomainUrls(caller, param('domain'));
  try {
    return webhookMap(await replaceUrlTypes(caller, param('domain'), url, types));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') {
      // The contract's example of a bad scheme is this call's.
      if (!hasWebScheme(url)) throw new BadUrlError(maskUrl(url).display, '');
      throw new ContractError(404, { Description: 'Webhook not found' });
    }
    throw error;
  }
});

/** Takes `url` repeated, joined by commas, or both. */
export const deleteV4 = domainDoor(async ({ caller, param, fields }) => {
  const lists = fields.all('url').filter((value) => value.trim() !== '');
  if (lists.length === 0) throw new ContractError(400, { Field: 'url' });
  return webhookMap(await removeUrls(caller, param('domain'), lists));
});
