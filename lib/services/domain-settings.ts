import { type Caller, requireAccess } from '@/lib/core/access';
import { changedFacts } from '@/lib/core/audit-facts';
import { domainSettingsSchema } from '@/lib/schemas/domain-settings';
import { type DomainChange, type DomainRow, pageDomains, updateDomain } from '@/lib/storage/domains';
import { listSubaccountIds } from '@/lib/storage/subaccount-ids';
import { recordAudit } from './record-audit';
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

/** What the audit log tells of a domain; its settings one by one. */
function factsOf({ redactPii, dkimSelector, settings }: DomainRow) {
  return { redactPii, dkimSelector, ...domainSettingsSchema.parse(settings) };
}

/** Changes what is named. Redaction needs a caller who may set it: a subaccount never (PRODUCT 3). */
export async function changeDomain(
  caller: Caller,
  name: string,
  change: Omit<DomainChange, 'state'>,
): Promise<DomainRow> {
  requireAccess(caller, 'domains:write');
  if (change.redactPii !== undefined) requireAccess(caller, 'pii:write');
  const before = await getDomain(caller, name);
  const after = await updateDomain(before.id, change);
  const changed = changedFacts(factsOf(before), factsOf(after));
  const target = { kind: 'domain' as const, id: after.id, name: after.name };
  if (changed) await recordAudit(caller, { action: 'domain.update', target, ...changed });
  return after;
}

/**
 * Marks a domain and its DNS records as verified. No DNS is asked: there is no mail that a wrong record could lose. A
 * disabled domain stays disabled.
 */
export async function verifyDomain(caller: Caller, name: string): Promise<DomainRow> {
  requireAccess(caller, 'domains:write');
  const domain = await getDomain(caller, name);
  if (domain.state !== 'unverified') return domain;
  const verified = await updateDomain(domain.id, { state: 'active' });
  const target = { kind: 'domain' as const, id: domain.id, name: domain.name };
  const [before, after] = [{ state: domain.state }, { state: verified.state }];
  await recordAudit(caller, { action: 'domain.verify', target, before, after });
  return verified;
}
