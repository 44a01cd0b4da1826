import { z } from 'zod';
import {
  assignIpForm,
  connectionChangedSchema,
  connectionForm,
  connectionSchema,
  dkimAuthorityChangedSchema,
  dkimAuthorityForm,
  dkimSelectorForm,
  ipListSchema,
  trackingAnswerSchema,
  trackingChangedSchema,
  trackingForm,
  webPrefixForm,
} from '@/lib/schemas/mailgun/domain-settings';
import { messageSchema } from '@/lib/schemas/mailgun/errors';
import type { MailgunOperation } from './mailgun-operation';

const DOMAIN = '/v3/domains/{domain}';
const domain = z.string();
const ofDomain = { params: z.object({ domain }), rateLimited: true };

/** Settings of a sending domain that have doors of their own: kept and read back, as no mail is sent (MAILGUN 7). */
export const mailgunDomainSettingOperations: MailgunOperation[] = [
  {
    ...ofDomain,
    method: 'GET',
    path: `${DOMAIN}/connection`,
    operationId: 'mailgunGetConnection',
    summary: 'Connection settings of a sending domain',
    answer: connectionSchema,
  },
  {
    ...ofDomain,
    method: 'PUT',
    path: `${DOMAIN}/connection`,
    operationId: 'mailgunUpdateConnection',
    summary: 'Change the connection settings',
    form: connectionForm,
    answer: connectionChangedSchema,
  },
  {
    ...ofDomain,
    method: 'GET',
    path: `${DOMAIN}/tracking`,
    operationId: 'mailgunGetTracking',
    summary: 'Tracking settings of a sending domain',
    answer: trackingAnswerSchema,
  },
  {
    method: 'PUT',
    path: `${DOMAIN}/tracking/{type}`,
    operationId: 'mailgunUpdateTracking',
    summary: 'Change the tracking of opens, clicks or unsubscribes',
    params: z.object({ domain, type: z.enum(['open', 'click', 'unsubscribe']) }),
    form: trackingForm,
    answer: trackingChangedSchema,
    rateLimited: true,
  },
  {
    ...ofDomain,
    method: 'PUT',
    path: `${DOMAIN}/web_prefix`,
    operationId: 'mailgunUpdateWebPrefix',
    summary: 'Change the host name label of the tracking host',
    form: webPrefixForm,
    answer: messageSchema,
  },
  {
    ...ofDomain,
    method: 'PUT',
    path: `${DOMAIN}/dkim_selector`,
    operationId: 'mailgunUpdateDkimSelector',
    summary: 'Change the DKIM selector',
    form: dkimSelectorForm,
    answer: messageSchema,
  },
  {
    ...ofDomain,
    method: 'PUT',
    path: `${DOMAIN}/dkim_authority`,
    operationId: 'mailgunUpdateDkimAuthority',
    summary: 'Say whether the domain is the authority of its own DKIM key',
    form: dkimAuthorityForm,
    answer: dkimAuthorityChangedSchema,
  },
  {
    ...ofDomain,
    method: 'GET',
    path: `${DOMAIN}/ips`,
    operationId: 'mailgunListDomainIps',
    summary: 'IP addresses assigned to a sending domain',
    answer: ipListSchema,
  },
  {
    ...ofDomain,
    method: 'POST',
    path: `${DOMAIN}/ips`,
    operationId: 'mailgunAssignDomainIp',
    summary: 'Assign an IP address',
    form: assignIpForm,
    answer: messageSchema,
  },
  {
    method: 'DELETE',
    path: `${DOMAIN}/ips/{ip}`,
    operationId: 'mailgunRemoveDomainIp',
    summary: 'Take an IP address from a sending domain',
    params: z.object({ domain, ip: z.string() }),
    answer: messageSchema,
    rateLimited: true,
  },
];
