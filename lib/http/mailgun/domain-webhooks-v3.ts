import { STATUS_CODES } from 'node:http';
import type { EventType } from '@/lib/schemas/event-types';
import {
  createTypeUrls,
  listDomainUrls,
  removeType,
  replaceTypeUrls,
  testDomainUrl,
} from '@/lib/services/domain-webhooks';
import { ContractError } from './contract-error';
import { eventTypeOfId } from './event-type-ids';
import type { MailgunInput } from './mailgun-route';
import { requiredField, requiredValues } from './required-field';
import { webhookMap } from './webhook-map';
import { domainDoor } from './webhook-refusals';

// One event type per call (MAILGUN 1.2).

const webhookNotFound = () => new ContractError(404, { message: 'Webhook not found' });

/** The path's event type. The domain's own 404 goes first, as it does for a known type. */
async function typeOfPath({ caller, param }: MailgunInput): Promise<EventType> {
  const type = eventTypeOfId(param('type'));
  if (type) return type;
  await listDomainUrls(caller, param('domain'));
  throw webhookNotFound();
}

export const listV3 = domainDoor(async ({ caller, param }) =>
  webhookMap(await listDomainUrls(caller, param('domain'))),
);

export const getV3 = domainDoor(async (input) => {
  const type = await typeOfPath(input);
  const urls = (await listDomainUrls(input.caller, input.param('domain')))[type];
  if (!urls) throw webhookNotFound();
  return { webhook: { urls } };
});

export const createV3 = domainDoor(async ({ caller, param, fields }) => {
  const id = requiredField(fields, 'id');
  const wanted = requiredValues(fields, 'url');
  const type = eventTypeOfId(id);
  if (!type) throw new ContractError(400, { message: `Invalid webhook type '${id}'` });
  const urls = await createTypeUrls(caller, param('domain'), type, wanted);
  return { message: 'Webhook has been created', webhook: { urls } };
});

export const replaceV3 = domainDoor(async (input) => {
  const type = await typeOfPath(input);
  const wanted = requiredValues(input.fields, 'url');
  const urls = await replaceTypeUrls(input.caller, input.param('domain'), type, wanted);
  return { message: 'Webhook has been updated', webhook: { urls } };
});

export const deleteV3 = domainDoor(async (input) => {
  const type = await typeOfPath(input);
  const urls = await removeType(input.caller, input.param('domain'), type);
  return { message: 'Webhook has been deleted', webhook: { urls } };
});

/** Undocumented, called by mailgun.js: `code` is the receiver's status, 0 when there was no answer. */
export const testV3 = domainDoor(async (input) => {
  const type = await typeOfPath(input);
  const url = requiredField(input.fields, 'url');
  const { statusCode, reason } = await testDomainUrl(input.caller, input.param('domain'), type, url);
  const phrase = statusCode === null ? undefined : STATUS_CODES[statusCode];
  return { code: statusCode ?? 0, message: phrase ?? reason ?? '' };
});
