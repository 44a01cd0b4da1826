import { z } from 'zod';
import {
  createDomainForm,
  domainAnswerSchema,
  domainChangedSchema,
  domainListQuery,
  domainListSchema,
  updateDomainForm,
} from '@/lib/schemas/mailgun/domains';
import { messageSchema } from '@/lib/schemas/mailgun/errors';
import type { MailgunOperation } from './mailgun-operation';

/** Older clients call the same doors under v3. */
function operationsOf(version: 'V3' | 'V4'): MailgunOperation[] {
  const all = `/${version.toLowerCase() as 'v3' | 'v4'}/domains` as const;
  const one = `${all}/{domain}` as const;
  const params = z.object({ domain: z.string() });
  return [
    {
      method: 'GET',
      path: all,
      operationId: `mailgunListDomains${version}`,
      summary: 'Sending domains of the account in the region',
      query: domainListQuery,
      answer: domainListSchema,
      rateLimited: true,
    },
    {
      method: 'POST',
      path: all,
      operationId: `mailgunCreateDomain${version}`,
      summary: 'Create a sending domain',
      form: createDomainForm,
      answer: domainChangedSchema,
      rateLimited: true,
    },
    {
      method: 'GET',
      path: one,
      operationId: `mailgunGetDomain${version}`,
      summary: 'A sending domain and its DNS records',
      params,
      answer: domainAnswerSchema,
      rateLimited: true,
    },
    {
      method: 'PUT',
      path: one,
      operationId: `mailgunUpdateDomain${version}`,
      summary: 'Change the settings of a sending domain',
      params,
      form: updateDomainForm,
      answer: domainChangedSchema,
      rateLimited: true,
    },
    {
      method: 'DELETE',
      path: one,
      operationId: `mailgunDeleteDomain${version}`,
      summary: 'Delete a sending domain with its domain-level webhooks',
      params,
      answer: messageSchema,
      rateLimited: true,
    },
    {
      method: 'PUT',
      path: `${one}/verify`,
      operationId: `mailgunVerifyDomain${version}`,
      summary: 'Verify the DNS records of a sending domain',
      params,
      answer: domainChangedSchema,
      rateLimited: true,
    },
  ];
}

/** Sending domains (MAILGUN 7). */
export const mailgunDomainOperations: MailgunOperation[] = [...operationsOf('V3'), ...operationsOf('V4')];
