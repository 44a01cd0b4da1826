import { requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { domainDns } from '@/lib/services/domain-dns';
import { changeDomain, listDomainPage, readDomain, verifyDomain } from '@/lib/services/domain-settings';
import { deleteDomain } from '@/lib/services/domains';
import { createDomain } from '@/lib/services/provision-domain';
import { booleanField } from './boolean-field';
import { ContractError } from './contract-error';
import { dkimSelectorField, domainSettings } from './domain-fields';
import { domainObject } from './domain-object';
import type { MailgunInput } from './mailgun-route';
import { pageNumber } from './page-number';
import { requiredField } from './required-field';
import { domainDoor } from './webhook-refusals';

const STATES = ['active', 'unverified', 'disabled'];

/** Whoever may not set it is refused before the value is looked at: nothing else is said of it (PRODUCT 3). */
function redaction({ caller, fields }: MailgunInput): { redactPii?: boolean } {
  if (fields.one('webhooks_redact_pii') !== undefined) requireAccess(caller, 'pii:write');
  const redactPii = booleanField(fields, 'webhooks_redact_pii');
  return redactPii === undefined ? {} : { redactPii };
}

type Row = Awaited<ReturnType<typeof readDomain>>;

/** `{"domain":…,"receiving_dns_records":…,"sending_dns_records":…}`, with a message before it where there is one. */
async function shown({ caller }: MailgunInput, domain: Row, message?: string) {
  return {
    ...(message === undefined ? {} : { message }),
    domain: domainObject(caller, domain),
    ...(await domainDns(domain)),
  };
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
    // The SDK's own type writes `name: desc`.
    descending: /^name:\s*desc$/i.test(fields.one('sort') ?? ''),
    state,
    search: fields.one('search') || undefined,
    includeSubaccounts,
  });
  return { total_count: total, items: rows.map((row) => domainObject(caller, row, includeSubaccounts)) };
});

export const createDomainDoor = domainDoor(async (input) => {
  const { caller, fields } = input;
  const name = requiredField(fields, 'name');
  const dkimSelector = dkimSelectorField(fields);
  try {
    const settings = domainSettings(fields);
    const wanted = { name, ...redaction(input), settings, ...(dkimSelector && { dkimSelector }) };
    return await shown(input, await createDomain(caller, wanted), 'Domain DNS records have been created');
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') {
      throw new ContractError(400, { message: 'This domain name is already taken' });
    }
    throw error;
  }
});

export const getDomainDoor = domainDoor(async (input) =>
  shown(input, await readDomain(input.caller, input.param('domain'))),
);

export const updateDomainDoor = domainDoor(async (input) => {
  const { caller, param, fields } = input;
  const change = { ...redaction(input), settings: domainSettings(fields) };
  return shown(input, await changeDomain(caller, param('domain'), change), 'Domain has been updated');
});

/** There is no mail and so no DNS to ask: it is believed. The recorded reply has the sending records first. */
export const verifyDomainDoor = domainDoor(async ({ caller, param }) => {
  const verified = await verifyDomain(caller, param('domain'));
  const { sending_dns_records, receiving_dns_records } = await domainDns(verified);
  const message = 'Domain DNS records have been updated';
  return { message, domain: domainObject(caller, verified), sending_dns_records, receiving_dns_records };
});

export const deleteDomainDoor = domainDoor(async ({ caller, param }) => {
  await deleteDomain(caller, param('domain'));
  return { message: 'Domain will be deleted in the background' };
});
