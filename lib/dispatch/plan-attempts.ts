import { log } from '@/lib/config/log';
import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';
import type { AttemptSettings } from '@/lib/storage/queue/load-settings';
import type { AttemptContext } from './attempt-delivery';
import { openSourceKeys, openUrl } from './open-settings';

/** What is to be done with a claimed delivery under the settings of this moment. */
export type Plan =
  | { do: 'send'; context: AttemptContext }
  | { do: 'cancel'; reason: string }
  | { do: 'release'; postponeMs: number };

/** How long a delivery that must wait for people is left alone before it is looked at again. */
const WAIT_MS = 10_000;

const sourceKey = (of: { accountId: string; domainId: string }) => `${of.accountId} ${of.domainId}`;

/** Opening secrets once per claim; null when they cannot be opened (another ENCRYPTION_KEY): then the row waits. */
function opened<K, V>(items: K[], keyOf: (item: K) => string, open: (item: K) => V): Map<string, V | null> {
  return new Map(
    items.map((item) => {
      try {
        return [keyOf(item), open(item)] as const;
      } catch (error) {
        log.error({ of: keyOf(item), error: String(error) }, 'dispatch.secret_not_opened');
        return [keyOf(item), null] as const;
      }
    }),
  );
}

/**
 * Decides for each claimed row (PRODUCT 2, Edits): send; cancel, where the webhook was deleted or disabled or no longer
 * listens since the claim; or give back, where its account was disabled meanwhile.
 */
export function planAttempts(settings: AttemptSettings): (row: ClaimedDelivery) => Plan {
  const endpoints = new Map(settings.endpoints.map((endpoint) => [endpoint.endpointId, endpoint]));
  const sources = new Map(settings.sources.map((source) => [sourceKey(source), source]));
  const urls = opened(settings.endpoints, (endpoint) => String(endpoint.endpointId), openUrl);
  const keys = opened(settings.sources, sourceKey, openSourceKeys);
  return (row) => {
    const endpoint = endpoints.get(row.endpointId);
    const source = sources.get(sourceKey(row));
    // A deleted webhook's rows go back: the scan cancels them with what the log knows about it.
    if (!endpoint) return { do: 'release', postponeMs: WAIT_MS };
    if (!endpoint.enabled) return { do: 'cancel', reason: 'The webhook was disabled.' };
    if (!endpoint.accountOpen) return { do: 'release', postponeMs: WAIT_MS };
    if (!source) return { do: 'cancel', reason: 'The account was deleted.' };
    if (!endpoint.eventTypes.includes(row.eventType)) {
      return { do: 'cancel', reason: 'The webhook no longer listens to this event type.' };
    }
    const url = urls.get(String(row.endpointId));
    const sourceKeys = keys.get(sourceKey(row));
    if (!url || !sourceKeys) return { do: 'release', postponeMs: WAIT_MS };
    return { do: 'send', context: { endpoint, url, redact: source.redact, ...sourceKeys } };
  };
}
