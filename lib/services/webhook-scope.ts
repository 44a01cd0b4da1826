import type { Caller } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import { type DomainRow, findDomain } from '@/lib/storage/domains';
import type { WebhookRow } from '@/lib/storage/webhook-rows';
import { findWebhook, type WebhookScope } from '@/lib/storage/webhooks';

/** The account level of the account acted upon, in the caller's region. */
export function accountScope(caller: Caller): WebhookScope {
  return { accountId: caller.account.id, domainId: null, region: caller.region };
}

/** A sending domain of the account acted upon. Throws `not_found` for any other. */
export async function getDomain(caller: Caller, name: string): Promise<DomainRow> {
  const domain = await findDomain(caller.account.id, caller.region, name);
  if (!domain) throw notFound('Domain');
  return domain;
}

/** The domain level of one of the account's domains. Throws `not_found`. */
export async function domainScope(caller: Caller, name: string): Promise<WebhookScope> {
  const domain = await getDomain(caller, name);
  return { accountId: domain.accountId, domainId: domain.id, region: caller.region };
}

/** The scope that a level and a domain's name mean. Throws `invalid_request` when they do not fit, or `not_found`. */
export async function scopeOf(
  caller: Caller,
  { level, domain }: { level: 'account' | 'domain'; domain?: string | undefined },
): Promise<WebhookScope> {
  if (level === 'domain') {
    if (domain !== undefined) return domainScope(caller, domain);
    throw new AppError('invalid_request', 'Choose a domain.', { domain: 'Choose a domain.' });
  }
  if (domain === undefined) return accountScope(caller);
  const reason = 'An account-level webhook has no domain.';
  throw new AppError('invalid_request', reason, { domain: reason });
}

/** A webhook by its id: of the account acted upon or, for a primary, of a subaccount (PRODUCT 3). Throws `not_found`. */
export async function getWebhookRow(caller: Caller, id: string): Promise<WebhookRow> {
  const webhook = await findWebhook(caller.account.id, caller.region, id);
  if (!webhook) throw notFound('Webhook');
  return webhook;
}

export function scopeOfWebhook({ accountId, domainId, region }: WebhookRow): WebhookScope {
  return { accountId, domainId, region };
}
