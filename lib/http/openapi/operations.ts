import type { ApiOperation } from '../api-operation';
import { mailgunAccountOperations } from './mailgun/account';
import { accountWebhookOperations } from './mailgun/account-webhooks';
import { mailgunDomainSettingOperations } from './mailgun/domain-settings';
import { domainWebhookOperations } from './mailgun/domain-webhooks';
import { mailgunDomainOperations } from './mailgun/domains';
import { eventOperations } from './mailgun/events';
import { keyOperations } from './mailgun/keys';
import type { MailgunOperation } from './mailgun/mailgun-operation';
import { messageOperations } from './mailgun/messages';
import { subaccountOperations } from './mailgun/subaccounts';
import { accountOperations } from './own/account';
import { auditLogOperations } from './own/audit-log';
import { binOperations } from './own/bins';
import { deliveryOperations } from './own/deliveries';
import { domainOperations } from './own/domains';
import { apiKeyOperations } from './own/keys';
import { liveOperations } from './own/live';
import { processOperations } from './own/process';
import { profileOperations } from './own/profile';
import { recipientOperations } from './own/recipients';
import { statsOperations } from './own/stats';
import { storyOperations } from './own/story';
import { ownSubaccountOperations } from './own/subaccounts';
import { userOperations } from './own/users';
import { webhookOperations } from './own/webhooks';

/** Postwire's own API by resource. A new door of `app/api` is declared in one of these files, or in a new one. */
export const OWN_OPERATIONS: Record<string, readonly ApiOperation[]> = {
  Webhooks: Object.values(webhookOperations),
  Deliveries: Object.values(deliveryOperations),
  Stats: Object.values(statsOperations),
  Events: Object.values(storyOperations),
  Live: Object.values(liveOperations),
  Domains: Object.values(domainOperations),
  Bins: Object.values(binOperations),
  Account: Object.values(accountOperations),
  Profile: Object.values(profileOperations),
  'Audit log': Object.values(auditLogOperations),
  'API keys': Object.values(apiKeyOperations),
  Users: Object.values(userOperations),
  Subaccounts: Object.values(ownSubaccountOperations),
  Recipients: Object.values(recipientOperations),
  Process: Object.values(processOperations),
};

/** Mailgun's contract by resource. A new door of `app/(mailgun)` is described in one of these files, or in a new one. */
export const MAILGUN_OPERATIONS: Record<string, readonly MailgunOperation[]> = {
  'Mailgun: domain-level webhooks': domainWebhookOperations,
  'Mailgun: account-level webhooks': accountWebhookOperations,
  'Mailgun: domains': [...mailgunDomainOperations, ...mailgunDomainSettingOperations],
  'Mailgun: messages': messageOperations,
  'Mailgun: events': eventOperations,
  'Mailgun: API keys': keyOperations,
  'Mailgun: account': mailgunAccountOperations,
  'Mailgun: subaccounts': subaccountOperations,
};
