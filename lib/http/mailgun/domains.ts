import { AppError } from '@/lib/core/app-error';
import { changeDomain, listDomainPage, readDomain } from '@/lib/services/domain-settings';
import { deleteDomain } from '@/lib/services/domains';
import { createDomain } from '@/lib/services/provision-domain';
import { ContractError } from './contract-error';
import { booleanField, domainObject, domainSettings } from './domain-object';
import type { Fields } from './fields';
import type { MailgunInput } from './mailgun-route';
import { pageNumber } from './page-number';
import { requiredField } from './required-field';
import { domainDoor } from './webhook-refusals';

const STATES = ['active', 'unverified', 'disabled'];

// Postwire sends no mail, so that there is nothing to put into DNS: the lists are there, and empty.
const NO_RECORDS = { receiving_dns_records: [], sending_dns_records: [] };

function redaction(fields: Fields): { redactPii?: boolean } {
  const redactPii = booleanField(fields, 'webhooks_redact_pii');
  return redactPii === undefined ? {} : { redactPii };
}

export const listDomainsDoor = domainDoor(async ({ caller, fields }) => {
  const state = fields.one('state') || undefined;
  if (state !== undefined && !STATES.includes(state)) {
    throw new ContractError(400, { message: `state must be one of ${STATES.join(', ')}` });
  }
  const includeSubaccounts = booleanField(fields, 'include_subaccounts') ?? false;
  const { rows, total } = await listDomainPage(caller, {
    limit: pageNumber(fields, 'limit', { fallback: 100, min: 1, max: 1_000 }),
    skip: pageNumber(fields, 'skip', { fallback: 0, min: 0, max: 1_000_000 }),
    descending: fields.one('sort') === 'name:desc',
    state,
    search: fields.one('search') || undefined,
    includeSubaccounts,
  });
  return { total_count: total, items: rows.map((row) => domainObject(caller, row, includeSubaccounts)) };
});

export const createDomainDoor = domainDoor(async ({ caller, fields }) => {
  const name = requiredField(fields, 'name');
  try {
    const domain = await createDomain(caller, { name, ...redaction(fields), settings: domainSettings(fields) });
    const message = 'Domain DNS records have been created';
    return { message, domain: domainObject(caller, domain), ...NO_RECORDS };
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') {
      throw new ContractError(400, { message: 'This domain name is already taken' });
    }
    throw error;
  }
});

export const getDomainDoor = domainDoor(async ({ caller, param }) => ({
  domain: domainObject(caller, await readDomain(caller, param('domain'))),
  ...NO_RECORDS,
}));

export const updateDomainDoor = domainDoor(async ({ caller, param, fields }) => {
  const change = { ...redaction(fields), settings: domainSettings(fields) };
  const domain = await changeDomain(caller, param('domain'), change);
  return { message: 'Domain has been updated', domain: domainObject(caller, domain), ...NO_RECORDS };
});

/** There is nothing to check: a domain is active from the start. */
export const verifyDomainDoor = domainDoor(async (input: MailgunInput) => {
  const domain = await changeDomain(input.caller, input.param('domain'), { settings: {} });
  const shown = domainObject(input.caller, domain);
  return { message: 'Domain DNS records have been updated', domain: shown, ...NO_RECORDS };
});

export const deleteDomainDoor = domainDoor(async ({ caller, param }) => {
  await deleteDomain(caller, param('domain'));
  return { message: 'Domain will be deleted in the background' };
});
