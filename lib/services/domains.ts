import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { type Domain, domainSchema } from '@/lib/schemas/account';
import type { Page, PageQuery } from '@/lib/schemas/page';
import { type DomainRow, deleteDomain as deleteRow, listDomainsAfter } from '@/lib/storage/domains';
import { notifyLive } from './live/notify-live';
import { recordAudit } from './record-audit';
import { getDomain } from './webhook-scope';

/** A domain as clients of `/api` see it. */
export function presentDomain(row: DomainRow): Domain {
  const { id, name, region, state, createdAt } = row;
  return domainSchema.parse({ id, name, region, state, createdAt: createdAt.toISOString() });
}

function nameOfCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const name = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[a-z0-9.-]{1,253}$/.test(name)) return name;
  throw new AppError('invalid_request', 'This cursor is not valid.', { cursor: 'Leave it out to start anew.' });
}

/** Sending domains of the account in the region, by name. */
export async function listDomains(caller: Caller, { limit, cursor }: PageQuery): Promise<Page<Domain>> {
  requireAccess(caller, 'domains:read');
  const filter = { accountIds: [caller.account.id], region: caller.region };
  const rows = await listDomainsAfter(filter, nameOfCursor(cursor), limit + 1);
  const items = rows.slice(0, limit).map(presentDomain);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? Buffer.from(last.name).toString('base64url') : null;
  return { items, nextCursor };
}

/** Deletes a domain with its domain-level webhooks; answers how many pending deliveries of theirs that canceled. */
export async function deleteDomain(
  caller: Caller,
  name: string,
): Promise<{ name: string; canceledDeliveries: number }> {
  requireAccess(caller, 'domains:write');
  const domain = await getDomain(caller, name);
  const canceledDeliveries = await deleteRow(domain.id);
  notifyLive(caller.account.id, 'webhooks');
  const target = { kind: 'domain' as const, id: domain.id, name: domain.name };
  await recordAudit(caller, { action: 'domain.delete', target, after: { canceledDeliveries } });
  return { name: domain.name, canceledDeliveries };
}
