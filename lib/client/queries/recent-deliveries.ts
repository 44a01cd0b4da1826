import { useQuery } from '@tanstack/react-query';
import { deliverySchema } from '@/lib/schemas/deliveries';
import { pageOf } from '@/lib/schemas/page';
import { request } from '../request';
import { deliveryKeys } from './deliveries';

const pageSchema = pageOf(deliverySchema);
const SHOWN = 5;

/** The latest deliveries of one webhook. */
export function useRecentDeliveries(webhookId: string) {
  return useQuery({
    queryKey: [...deliveryKeys.all, 'recent', webhookId] as const,
    queryFn: async ({ signal }) =>
      (await request(pageSchema, '/api/deliveries', { query: { webhookId, limit: SHOWN }, signal })).items,
  });
}
