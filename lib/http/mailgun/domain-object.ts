import type { Caller } from '@/lib/core/access';
import { ContractError } from './contract-error';
import type { Fields } from './fields';

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

const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];

/** `true`, `yes`, `false`, `no` of a form; undefined when it is not sent. */
export function booleanField(fields: Fields, name: string): boolean | undefined {
  const text = fields.one(name)?.toLowerCase();
  if (text === undefined || text === '') return undefined;
  if (TRUE.includes(text)) return true;
  if (FALSE.includes(text)) return false;
  throw new ContractError(400, { message: `${name} must be true or false` });
}

const BOOLEANS = ['require_tls', 'skip_verification', 'use_automatic_sender_security', 'wildcard'] as const;
const CHOICES = {
  spam_action: ['disabled', 'block', 'tag'],
  web_scheme: ['http', 'https'],
} as const;

/** Settings of a create or update that Postwire keeps for Mailgun's clients; others are passed over. */
export function domainSettings(fields: Fields): Record<string, string | boolean> {
  const settings: Record<string, string | boolean> = {};
  for (const name of BOOLEANS) {
    const value = booleanField(fields, name);
    if (value !== undefined) settings[name] = value;
  }
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = fields.one(name);
    if (value === undefined || value === '') continue;
    if (!allowed.some((choice) => choice === value)) {
      throw new ContractError(400, { message: `${name} must be one of ${allowed.join(', ')}` });
    }
    settings[name] = value;
  }
  const prefix = fields.one('web_prefix');
  if (prefix && !/^[a-z0-9-]{1,63}$/i.test(prefix)) {
    throw new ContractError(400, { message: 'web_prefix must be a host name label' });
  }
  return prefix ? { ...settings, web_prefix: prefix } : settings;
}

/**
 * A domain as the contract shows it (MAILGUN 7). Whoever looks at a subaccount is not shown that redaction
 * exists (MAILGUN 9).
 */
export function domainObject(caller: Caller, domain: DomainSource, withSubaccountId = false) {
  const kept = typeof domain.settings === 'object' && domain.settings !== null ? domain.settings : {};
  const settings = { ...DEFAULTS, ...kept };
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
  };
}

const DEFAULTS = {
  require_tls: false,
  skip_verification: false,
  spam_action: 'disabled',
  use_automatic_sender_security: false,
  web_prefix: 'email',
  web_scheme: 'http',
  wildcard: false,
};
