import { z } from 'zod';
import { createDomainSchema, domainSchema } from '@/lib/schemas/account';
import { acceptedEventsSchema, incomingEventSchema } from '@/lib/schemas/events';
import { pageOf, pageQuerySchema } from '@/lib/schemas/page';
import { apiOperation } from '../../api-operation';

const params = z.object({ domain: z.string().max(253) });

/** Sending domains, and the door through which their events come in (PRODUCT 4). */
export const domainOperations = {
  list: apiOperation({
    method: 'GET',
    path: '/api/domains',
    operationId: 'listDomains',
    summary: 'Sending domains of the account in the region, by name',
    action: 'domains:read',
    query: pageQuerySchema,
    answer: pageOf(domainSchema),
  }),
  create: apiOperation({
    method: 'POST',
    path: '/api/domains',
    operationId: 'createDomain',
    summary: 'Create a sending domain',
    action: 'domains:write',
    body: createDomainSchema,
    answer: domainSchema,
    refusals: ['conflict'],
  }),
  delete: apiOperation({
    method: 'DELETE',
    path: '/api/domains/{domain}',
    operationId: 'deleteDomain',
    summary: 'Delete a sending domain with its domain-level webhooks',
    action: 'domains:write',
    params,
    answer: z.object({ name: z.string(), canceledDeliveries: z.number().int() }),
  }),
  verify: apiOperation({
    method: 'POST',
    path: '/api/domains/{domain}/verify',
    operationId: 'verifyDomain',
    summary: 'Mark a sending domain and its DNS records as verified',
    description: 'No DNS is asked: Postwire sends no mail.',
    action: 'domains:write',
    params,
    answer: domainSchema,
  }),
  ingestEvents: apiOperation({
    method: 'POST',
    path: '/api/domains/{domain}/events',
    operationId: 'ingestEvents',
    summary: 'Hand in events of a sending domain',
    description:
      'One event, an array, or NDJSON: at most 1,000 events and 4 MiB. All of them are taken, or none. Answered once all is on disk.',
    params,
    content: {
      'application/json': z.union([incomingEventSchema, z.array(incomingEventSchema).min(1).max(1_000)]),
      'application/x-ndjson': z.string().meta({ description: 'One event a line.' }),
    },
    answer: acceptedEventsSchema,
    refusals: ['invalid_request', 'payload_too_large', 'unsupported_media_type', 'unavailable'],
  }),
};
