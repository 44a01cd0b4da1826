import type { EventType } from '@/lib/schemas/event-types';
import type { WebhookView } from '@/lib/services/account-webhooks';
import {
  createAccountLevel,
  deleteAccountLevel,
  getAccountLevel,
  listAccountLevel,
  replaceAccountLevel,
} from '@/lib/services/account-webhooks';
import { ContractError } from './contract-error';
import { eventTypeOfId } from './event-type-ids';
import type { Fields } from './fields';
import { mailgunNoContent } from './mailgun-response';
import { missing, requiredField } from './required-field';
import { accountDoor } from './webhook-refusals';

// Account-level webhooks by id (MAILGUN 1.4).

const MAX_DESCRIPTION = 200;
const ID = /^[0-9a-f]{24}$/;

/** RFC 3339, whole seconds, Z. */
const seconds = (time: Date) => `${time.toISOString().slice(0, 19)}Z`;

function present(webhook: WebhookView) {
  return {
    webhook_id: webhook.id,
    description: webhook.description,
    url: webhook.url,
    event_types: webhook.eventTypes,
    created_at: seconds(webhook.createdAt),
  };
}

function eventTypes(fields: Fields): EventType[] {
  const ids = fields.list('event_types');
  if (ids.length === 0) throw missing('event_types');
  const types = ids.map((id) => {
    const type = eventTypeOfId(id);
    if (!type) throw new ContractError(404, { Description: `event_type '${id}' is invalid` });
    return type;
  });
  const twice = types.find((type, at) => types.indexOf(type) !== at);
  if (twice) throw new ContractError(400, { Field: 'event_types', Value: `duplicate event types: '${twice}'` });
  return types;
}

function inputOf(fields: Fields) {
  const url = requiredField(fields, 'url');
  const description = (fields.one('description') ?? '').trim();
  if (description.length > MAX_DESCRIPTION) {
    throw new ContractError(400, { message: `description has at most ${MAX_DESCRIPTION} characters` });
  }
  return { url, description, eventTypes: eventTypes(fields) };
}

/** An empty `webhook_ids=` asks for all. */
export const listV1 = accountDoor(async ({ caller, fields }) => {
  const ids = fields.list('webhook_ids');
  return { webhooks: (await listAccountLevel(caller, ids)).map(present) };
});

export const createV1 = accountDoor(async ({ caller, fields }) => ({
  webhook_id: await createAccountLevel(caller, inputOf(fields)),
}));

export const getV1 = accountDoor(async ({ caller, param }) => present(await getAccountLevel(caller, param('id'))));

export const replaceV1 = accountDoor(async ({ caller, param, fields }) => {
  await replaceAccountLevel(caller, param('id'), inputOf(fields));
  return mailgunNoContent();
});

export const deleteOneV1 = accountDoor(async ({ caller, param }) => {
  const id = param('id');
  if (!ID.test(id)) throw new ContractError(400, { Field: 'webhook_id', Value: 'is not valid' });
  if ((await deleteAccountLevel(caller, [id])) === 0) {
    throw new ContractError(404, { Description: `webhook_id not found: ${id}` });
  }
  return mailgunNoContent();
});

/** `?webhook_ids=a,b`, or `?all=true`; with both only the ids are deleted. */
export const deleteManyV1 = accountDoor(async ({ caller, fields }) => {
  const malformed = (what: string) =>
    new ContractError(400, { message: `Invalid parameter: webhook_ids malformed webhook_ids parameter: ${what}` });
  const ids = fields.all('webhook_ids').flatMap((value) => value.split(','));
  // Python's client says `True`.
  const all = /^(true|1|yes)$/i.test(fields.one('all')?.trim() ?? '');
  if (ids.length === 0 && !all) throw missing('webhook_ids');
  if (ids.some((id) => id.trim() === '')) throw malformed('empty values not allowed');
  const deleted = await deleteAccountLevel(caller, ids.length > 0 ? ids.map((id) => id.trim()) : 'all');
  if (deleted === 0) throw new ContractError(404, { Description: 'no webhooks found for account' });
  return mailgunNoContent();
});
