import { type Caller, requireAccess } from '@/lib/core/access';
import { type DomainChange, type DomainRow, pageDomains, updateDomain } from '@/lib/storage/domains';
import { listSubaccountIds } from '@/lib/storage/subaccount-ids';
import { getDomain } from './webhook-scope';

interface DomainPageQuery {
  limit: number;
  skip: number;
  descending: boolean;
  state?: string | undefined;
  search?: string | undefined;
  /** A primary's list with its subaccounts' domains; a subaccount has none, so that it changes nothing there. */
  includeSubaccounts: boolean;
}

/** A page of sending domains by name with the total, as Mailgun's list wants it (MAILGUN 7). */
export async function listDomainPage(
  caller: Caller,
  { includeSubaccounts, state, search, ...page }: DomainPageQuery,
): Promise<{ rows: DomainRow[]; total: number }> {
  requireAccess(caller, 'domains:read');
  const { account, region } = caller;
  const withSubaccounts = includeSubaccounts && account.parentId === null;
  const accountIds = [account.id, ...(withSubaccounts ? await listSubaccountIds(account.id) : [])];
  return pageDomains({ accountIds, region, state, search }, page);
}

/** One of the account's domains by name. Throws `not_found`. */
export async function readDomain(caller: Caller, name: string): Promise<DomainRow> {
  requireAccess(caller, 'domains:read');
  return getDomain(caller, name);
}

/** Changes what is named. Redaction needs a caller who may set it: a subaccount never (PRODUCT 3). */
export async function changeDomain(
  caller: Caller,
  name: string,
  change: Omit<DomainChange, 'state'>,
): Promise<DomainRow> {
  requireAccess(caller, 'domains:write');
  if (change.redactPii !== undefined) requireAccess(caller, 'pii:write');
  return updateDomain((await getDomain(caller, name)).id, change);
}

/**
 * Marks a domain and its DNS records as verified. No DNS is asked: there is no mail that a wrong record could lose. A
 * disabled domain stays disabled.
 */
export async function verifyDomain(caller: Caller, name: string): Promise<DomainRow> {
  requireAccess(caller, 'domains:write');
  const domain = await getDomain(caller, name);
  return domain.state === 'unverified' ? updateDomain(domain.id, { state: 'active' }) : domain;
}
