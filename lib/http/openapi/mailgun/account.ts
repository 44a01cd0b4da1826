import {
  featuresForm,
  featuresSchema,
  httpSigningKeyRegeneratedSchema,
  httpSigningKeySchema,
  successSchema,
} from '@/lib/schemas/mailgun/account';
import type { MailgunOperation } from './mailgun-operation';

/** The account's signing key and features (MAILGUN 2, 4). */
export const mailgunAccountOperations: MailgunOperation[] = [
  {
    method: 'GET',
    path: '/v5/accounts/http_signing_key',
    operationId: 'mailgunGetSigningKey',
    summary: 'The HTTP webhook signing key',
    answer: httpSigningKeySchema,
  },
  {
    method: 'POST',
    path: '/v5/accounts/http_signing_key',
    operationId: 'mailgunRegenerateSigningKey',
    summary: 'Make a new signing key, in force with the next attempt',
    answer: httpSigningKeyRegeneratedSchema,
  },
  {
    method: 'GET',
    path: '/v5/accounts/features',
    operationId: 'mailgunGetFeatures',
    summary: 'Whether personal data is redacted, account-wide',
    answer: featuresSchema,
    primaryOnly: true,
  },
  {
    method: 'PUT',
    path: '/v5/accounts/features',
    operationId: 'mailgunUpdateFeatures',
    summary: 'Redact personal data in webhooks of the account and of all its subaccounts, or stop',
    form: featuresForm,
    answer: successSchema,
    primaryOnly: true,
  },
];
