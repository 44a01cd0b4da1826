import type { FailureKind } from '@/lib/core/classify-attempt';
import type { ClientCertificate } from '@/lib/storage/client-certificates';
import type { PhaseTimes } from '@/lib/storage/queue/attempt-columns';
import type { DestinationPolicy } from './destination-settings';
import { type Destination, Destinations } from './destinations';
import { Exchange, type Outcome } from './exchange';
import { type OriginPool, OriginPools, type OriginPoolsOptions } from './origin-pools';
import { phaseTimes } from './phase-times';
import { type ResolveAddresses, resolveAddresses } from './resolve-addresses';
import type { TimedOptions } from './timed-client';

export interface WebhookRequest {
  /** The whole URL, credentials included. */
  url: string;
  headers: Record<string, string>;
  /** What was signed is what is sent, byte for byte. */
  body: string;
}

/** What came of one POST. Durations in milliseconds; `phases` are those of the duration up to the answer's first byte. */
export type SendResult =
  | {
      ok: true;
      statusCode: number;
      location: string | null;
      answer: string | null;
      durationMs: number;
      phases: PhaseTimes;
    }
  | { ok: false; kind: FailureKind; detail: string | null; durationMs: number; phases: PhaseTimes | null };

export interface SenderOptions extends Pick<OriginPoolsOptions, 'maxSockets' | 'idleMs'> {
  policy: DestinationPolicy;
  connectTimeoutMs: number;
  /** For resolving, connecting, sending and the whole answer together. */
  deadlineMs: number;
  resolve?: ResolveAddresses;
  /** TLS client certificate for receivers that ask for one. */
  certificate?: ClientCertificate | null;
}

/** A kept-alive connection that the other side closes in the moment we use it fails at once, not after a while. */
const STALE_CONNECTION_MS = 1_000;

function timed(outcome: Outcome, startedAt: number): SendResult {
  const durationMs = Math.round(performance.now() - startedAt);
  const phases = phaseTimes(outcome, startedAt);
  if (!outcome.ok) return { ok: false, kind: outcome.kind, detail: outcome.detail, durationMs, phases };
  const { statusCode, location, answer } = outcome;
  return { ok: true, statusCode, location, answer, durationMs, phases };
}

/** As undici takes them without looking through an object: name, value, name, value. */
function headerList(request: WebhookRequest, authorization: string | null): string[] {
  const list: string[] = [];
  for (const name in request.headers) list.push(name, request.headers[name] ?? '');
  list.push('accept-encoding', 'identity');
  if (authorization !== null) list.push('authorization', authorization);
  return list;
}

/**
 * POSTs webhooks: the only thing in Postwire that opens outbound connections. Deliveries, the Test button and
 * resends all go through it, so all meet the same guard (SECURITY 8). Never follows a redirect, never
 * decompresses, never waits beyond the deadline, never throws: a fault is a result.
 */
export class WebhookSender {
  private readonly pools: OriginPools;
  private readonly destinations: Destinations;

  constructor(private readonly options: SenderOptions) {
    this.pools = new OriginPools({ resolve: resolveAddresses, ...options });
    this.destinations = new Destinations(options.policy);
  }

  /** Sockets open or opening. */
  get openSockets(): number {
    return this.pools.openSockets;
  }

  async send(request: WebhookRequest): Promise<SendResult> {
    const startedAt = performance.now();
    const destination = this.destinations.of(request.url);
    if (!destination.ok) {
      const durationMs = Math.round(performance.now() - startedAt);
      return { ok: false, kind: 'blocked', detail: destination.reason, durationMs, phases: null };
    }
    const entry = this.pools.take(destination.origin);
    try {
      const usedBefore = entry.served;
      const first = await this.post(entry, destination, request, this.options.deadlineMs);
      if (first.ok) entry.served = true;
      const elapsedMs = performance.now() - startedAt;
      // The receiver closed an idle connection just as we used it: that says nothing about the receiver, and must
      // not cost ten minutes, or a `delivered` event its only attempt. Once more, at once.
      const stale = !first.ok && first.kind === 'reset' && elapsedMs < STALE_CONNECTION_MS;
      if (!stale || !usedBefore) return timed(first, startedAt);
      entry.served = false;
      const second = await this.post(entry, destination, request, this.options.deadlineMs - elapsedMs);
      if (second.ok) entry.served = true;
      return timed(second, startedAt);
    } finally {
      this.pools.release(entry);
    }
  }

  /** Ends all connections; what is on its way fails. */
  close(): Promise<void> {
    return this.pools.destroy();
  }

  private post(
    { pool }: OriginPool,
    { path, authorization }: Destination & { ok: true },
    request: WebhookRequest,
    deadlineMs: number,
  ): Promise<Outcome> {
    const { deadlineMs: wholeMs, connectTimeoutMs } = this.options;
    return new Promise((resolve) => {
      const exchange = new Exchange(resolve, wholeMs, deadlineMs, connectTimeoutMs);
      try {
        const options: TimedOptions = {
          method: 'POST',
          path,
          headers: headerList(request, authorization),
          body: request.body,
          onClient: exchange.onClient,
        };
        pool.dispatch(options, exchange);
      } catch (error) {
        exchange.fail(error);
      }
    });
  }
}
