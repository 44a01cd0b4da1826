import { useQueryClient } from '@tanstack/react-query';
import type { RecoverResult } from '@/lib/schemas/recover';
import { request } from '../request';
import { type DeliveryFilters, deliveryKeys } from './deliveries';
import { failureLogKeys } from './failure-logs';
import { filterQuery } from './log-filters';

const recoverResultSchema = async () => (await import('@/lib/schemas/recover')).recoverResultSchema;

/** What to make good for: the deliveries that were chosen, those that filters find, or what a webhook missed. */
export type RecoverTarget = { ids: readonly string[] } | { filters: DeliveryFilters; missedBy?: string | undefined };

/** As the API takes it. A range of time is fixed here: pages that follow ask for the same. */
export function recoverBody(target: RecoverTarget): Record<string, unknown> {
  if ('ids' in target) return { ids: target.ids };
  const { statusCode, webhookId, q, status, ...rest } = filterQuery(target.filters);
  // An event that was missed has no delivery, and so nothing of one to be found by.
  const filter = target.missedBy
    ? { ...rest, missedBy: target.missedBy }
    : { ...rest, webhookId, q, status, ...(statusCode && { statusCode: Number(statusCode) }) };
  const set = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return { filter: Object.fromEntries(set) };
}

/** One call: a bounded number of deliveries is looked at, and with `dryRun` nothing is sent. */
export function recoverPage(
  body: Record<string, unknown>,
  { dryRun, cursor }: { dryRun: boolean; cursor: string | null },
): Promise<RecoverResult> {
  return request(recoverResultSchema, '/api/deliveries/recover', {
    method: 'POST',
    body: { ...body, dryRun, ...(cursor !== null && { cursor }) },
  });
}

/** Lets the lists look again after a recovery. */
export function useAfterRecovery(): () => void {
  const client = useQueryClient();
  return () => {
    client.invalidateQueries({ queryKey: deliveryKeys.all });
    client.invalidateQueries({ queryKey: failureLogKeys.all });
  };
}
