import type { Caller } from '@/lib/core/access';
import { domainSettingsSchema } from '@/lib/schemas/domain-settings';

/** What the contract's domain object is made of. */
interface DomainSource {
  id: string;
  accountId: string;
  name: string;
  state: string;
  type: string;
  redactPii: boolean;
  settings: unknown;
  createdAt: Date;
}

/**
 * A domain as the contract shows it (MAILGUN 7). Whoever looks at a subaccount is not shown that redaction
 * exists (MAILGUN 9).
 */
export function domainObject(caller: Caller, domain: DomainSource, withSubaccountId = false) {
  const settings = domainSettingsSchema.parse(domain.settings);
  const isPrimary = caller.account.parentId === null;
  const ofSubaccount = withSubaccountId && domain.accountId !== caller.account.id;
  return {
    created_at: domain.createdAt.toUTCString(),
    id: domain.id,
    is_disabled: domain.state === 'disabled',
    name: domain.name,
    require_tls: settings.require_tls,
    skip_verification: settings.skip_verification,
    smtp_login: `postmaster@${domain.name}`,
    spam_action: settings.spam_action,
    state: domain.state,
    ...(ofSubaccount ? { subaccount_id: domain.accountId } : {}),
    type: domain.type,
    use_automatic_sender_security: settings.use_automatic_sender_security,
    web_prefix: settings.web_prefix,
    web_scheme: settings.web_scheme,
    ...(isPrimary ? { webhooks_redact_pii: domain.redactPii } : {}),
    wildcard: settings.wildcard,
    encrypt_incoming_message: settings.encrypt_incoming_message,
    message_ttl: settings.message_ttl,
  };
}
