import { type DomainSettingsChange, SPAM_ACTIONS, WEB_SCHEMES } from '@/lib/schemas/domain-settings';
import { booleanField } from './boolean-field';
import { ContractError } from './contract-error';
import type { Fields } from './fields';
import { pageNumber } from './page-number';

const BOOLEANS = [
  'require_tls',
  'skip_verification',
  'use_automatic_sender_security',
  'wildcard',
  'encrypt_incoming_message',
] as const;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const SELECTOR = /^[a-z0-9](?:[a-z0-9_.-]{0,61}[a-z0-9])?$/i;
const MAX_TTL_S = 259_200;

function choice<T extends string>(fields: Fields, name: string, allowed: readonly T[]): T | undefined {
  const value = fields.one(name);
  if (value === undefined || value === '') return undefined;
  const chosen = allowed.find((one) => one === value);
  if (chosen !== undefined) return chosen;
  throw new ContractError(400, { message: `${name} must be one of ${allowed.join(', ')}` });
}

/** A host name's label of a form, such as the web prefix; undefined when it is not sent. */
export function webPrefixField(fields: Fields): string | undefined {
  const prefix = fields.one('web_prefix');
  if (!prefix) return undefined;
  if (LABEL.test(prefix)) return prefix.toLowerCase();
  throw new ContractError(400, { message: 'web_prefix must be a host name label' });
}

export function dkimSelectorField(fields: Fields): string | undefined {
  const selector = fields.one('dkim_selector');
  if (!selector) return undefined;
  if (SELECTOR.test(selector)) return selector.toLowerCase();
  throw new ContractError(400, { message: 'dkim_selector must be a host name label' });
}

/** Settings of a create or update that Postwire keeps for Mailgun's clients; fields that it does not know are passed over. */
export function domainSettings(fields: Fields): DomainSettingsChange {
  const change: DomainSettingsChange = {};
  for (const name of BOOLEANS) {
    const value = booleanField(fields, name);
    if (value !== undefined) change[name] = value;
  }
  const spamAction = choice(fields, 'spam_action', SPAM_ACTIONS);
  const webScheme = choice(fields, 'web_scheme', WEB_SCHEMES);
  const webPrefix = webPrefixField(fields);
  const ttl = fields.one('message_ttl')
    ? pageNumber(fields, 'message_ttl', { fallback: 0, min: 0, max: MAX_TTL_S })
    : undefined;
  return {
    ...change,
    ...(spamAction && { spam_action: spamAction }),
    ...(webScheme && { web_scheme: webScheme }),
    ...(webPrefix && { web_prefix: webPrefix }),
    ...(ttl !== undefined && { message_ttl: ttl }),
  };
}
