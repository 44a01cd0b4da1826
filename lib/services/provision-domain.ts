import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { DomainSettingsChange } from '@/lib/schemas/domain-settings';
import { type DomainRow, insertDomain } from '@/lib/storage/domains';
import { newObjectId } from '@/lib/storage/ids';
import { recordAudit } from './record-audit';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAME = new RegExp(`^(?=.{4,253}$)${LABEL}(?:\\.${LABEL})+$`);

interface NewDomainInput {
  name: string;
  /** Needs a caller who may set PII: a subaccount never (PRODUCT 3). */
  redactPii?: boolean;
  settings?: DomainSettingsChange;
  dkimSelector?: string;
  /** Nobody needs to verify it any more (demo data). */
  verified?: boolean;
}

/**
 * A sending domain of the account acted upon, in the caller's region, which takes events at once and is `unverified` until
 * somebody verifies it. Throws `invalid_request` for what is no host
 * name and `conflict` for a name that the region has already.
 */
export async function createDomain(caller: Caller, input: NewDomainInput): Promise<DomainRow> {
  requireAccess(caller, 'domains:write');
  if (input.redactPii !== undefined) requireAccess(caller, 'pii:write');
  const name = input.name.trim().toLowerCase().replace(/\.$/, '');
  if (!NAME.test(name)) {
    const reason = 'Enter a domain name such as mail.example.com.';
    throw new AppError('invalid_request', reason, { name: reason });
  }
  const domain = await insertDomain({
    id: newObjectId(),
    accountId: caller.account.id,
    region: caller.region,
    name,
    state: input.verified === true ? 'active' : 'unverified',
    redactPii: input.redactPii ?? false,
    settings: input.settings ?? {},
    ...(input.dkimSelector === undefined ? {} : { dkimSelector: input.dkimSelector }),
  });
  if (!domain) throw new AppError('conflict', 'This domain name is already taken.', { name: 'It is already taken.' });
  const after = { ...input.settings, ...(input.redactPii === true ? { redactPii: true } : {}) };
  await recordAudit(caller, { action: 'domain.create', target: { kind: 'domain', id: domain.id, name }, after });
  return domain;
}
