import { statsQuerySchema, statsSchema } from '@/lib/schemas/stats';
import { apiOperation } from '../../api-operation';

/** What the charts show (PRODUCT 4). */
export const statsOperations = {
  read: apiOperation({
    method: 'GET',
    path: '/api/stats',
    operationId: 'getStats',
    summary: 'Attempts over time by outcome, their durations and statuses',
    description:
      'Of one webhook, or of all that the account has in the region; 24 hours unless `from` and `to` say otherwise. Attempts are ' +
      'counted as they end and stored once a second: a worker that is killed loses its last second of counts, never a delivery. ' +
      'Buckets below an hour are kept for 48 hours, those of an hour and more for 90 days. Percentiles are read from classes of ' +
      'durations and are off by at most a quarter.',
    action: 'webhooks:read',
    query: statsQuerySchema,
    answer: statsSchema,
    refusals: ['not_found'],
  }),
};
