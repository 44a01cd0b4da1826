import { ACCOUNT } from './account';
import { ACCOUNT_WEBHOOKS_V1 } from './account-webhooks-v1';
import { COMMON } from './common';
import { DOMAIN_WEBHOOKS_V3 } from './domain-webhooks-v3';
import { DOMAIN_WEBHOOKS_V4 } from './domain-webhooks-v4';
import { DOMAINS } from './domains';
import { EVENTS } from './events';
import type { Story } from './exchange';
import { KEYS } from './keys';
import { MESSAGES } from './messages';
import { SUBACCOUNTS } from './subaccounts';

/** Every recorded shape of the contract (MAILGUN 1 to 7), by section. */
export const STORIES: Readonly<Record<string, Story>> = {
  'MAILGUN 1.0, common to all': COMMON,
  'MAILGUN 1.2, domain level, v3': DOMAIN_WEBHOOKS_V3,
  'MAILGUN 1.3, domain level, v4': DOMAIN_WEBHOOKS_V4,
  'MAILGUN 1.4, account level, v1': ACCOUNT_WEBHOOKS_V1,
  'MAILGUN 2 and 4, signing key and features': ACCOUNT,
  'MAILGUN 3, subaccounts': SUBACCOUNTS,
  'MAILGUN 7, keys': KEYS,
  'MAILGUN 7, domains': DOMAINS,
  'MAILGUN 7, messages': MESSAGES,
  'MAILGUN 7, events and logs': EVENTS,
};
