import { log } from '@/lib/config/log';
import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';
import type { AttemptSettings, EndpointSettings } from '@/lib/storage/queue/load-settings';
import type { AttemptContext } from './attempt-delivery';
import { openSourceKeys, openUrl } from './open-settings';

/** What is to be done with a claimed delivery under the settings of this moment. */
export type Plan =
  | { do: 'send'; context: AttemptContext }
  | { do: 'cancel'; reason: string }
  | { do: 'release'; postponeMs: number };

/** How long a delivery that must wait for people is left alone before it is looked at again. */
const WAIT_MS = 10_000;

interface Source {
  accountId: string;
  domainId: string;
}

const sourceKey = (of: Source) => `${of.accountId} ${of.domainId}`;

/** Null when it cannot be opened (another ENCRYPTION_KEY): then the row waits. */
function opened<T>(of: string, open: () => T): T | null {
  try {
    return open();
  } catch (error) {
    log.error({ of, error: String(error) }, 'dispatch.secret_not_opened');
    return null;
  }
}

interface PlannedSource {
  redact: boolean;
  keys: ReturnType<typeof openSourceKeys> | null;
}

/**
 * Decides for each claimed row (PRODUCT 2, Edits): send; cancel, where the webhook was deleted or disabled or no longer
 * listens since the claim; or give back, where its account was disabled meanwhile. Knows the settings that were added;
 * their secrets are opened once.
 */
export class AttemptPlans {
  /** Null for one that is gone. */
  private readonly endpoints = new Map<number, { endpoint: EndpointSettings; url: string | null } | null>();
  private readonly sources = new Map<string, PlannedSource | null>();

  get size(): number {
    return this.endpoints.size + this.sources.size;
  }

  knowsEndpoint(endpointId: number): boolean {
    return this.endpoints.has(endpointId);
  }

  knowsSource(source: Source): boolean {
    return this.sources.has(sourceKey(source));
  }

  /** Adds what was found of the settings that were asked for; what was not found does not exist. */
  add(asked: { endpointIds: number[]; sources: Source[] }, found: AttemptSettings): void {
    for (const endpointId of asked.endpointIds) this.endpoints.set(endpointId, null);
    for (const source of asked.sources) this.sources.set(sourceKey(source), null);
    for (const endpoint of found.endpoints) {
      const url = opened(`webhook ${endpoint.webhookId}`, () => openUrl(endpoint));
      this.endpoints.set(endpoint.endpointId, { endpoint, url });
    }
    for (const source of found.sources) {
      const keys = opened(`account ${source.accountId}`, () => openSourceKeys(source));
      this.sources.set(sourceKey(source), { redact: source.redact, keys });
    }
  }

  planOf(row: ClaimedDelivery): Plan {
    const known = this.endpoints.get(row.endpointId);
    const source = this.sources.get(sourceKey(row));
    // A deleted webhook's rows go back: the scan cancels them with what the log knows about it.
    if (!known) return { do: 'release', postponeMs: WAIT_MS };
    const { endpoint, url } = known;
    if (!endpoint.enabled) return { do: 'cancel', reason: 'The webhook was disabled.' };
    if (!endpoint.accountOpen) return { do: 'release', postponeMs: WAIT_MS };
    if (!source) return { do: 'cancel', reason: 'The account was deleted.' };
    if (!endpoint.eventTypes.includes(row.eventType)) {
      return { do: 'cancel', reason: 'The webhook no longer listens to this event type.' };
    }
    if (url === null || source.keys === null) return { do: 'release', postponeMs: WAIT_MS };
    const { keys, parentKeys } = source.keys;
    return { do: 'send', context: { endpoint, url, redact: source.redact, keys, parentKeys } };
  }
}
