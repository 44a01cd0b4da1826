import type { FailureKind } from '@/lib/core/classify-attempt';
import type { ClientCertificate } from '@/lib/storage/client-certificates';
import type { PhaseTimes } from '@/lib/storage/queue/attempt-columns';
import type { DestinationPolicy } from './destination-settings';
import { type Destination, Destinations } from './destinations';
import { Exchange, type Outcome } from './exchange';
import type { SendFailure } from './failure-kind';
import { NO_SUCH_BIN } from './no-such-bin';
import { type OriginPool, OriginPools, type OriginPoolsOptions } from './origin-pools';
import type { OwnServer } from './own-server';
import { phaseTimes } from './phase-times';
import type { EgressProxy } from './proxied-connector';
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
  /** By which our own bins are reached; without it they are destinations like any other. */
  own?: OwnServer;
  /** `egressProxy()`. */
  proxy?: EgressProxy | null;
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

/** Nothing was sent, nor a connection made. */
function refused(failure: SendFailure, startedAt: number): SendResult {
  return { ok: false, ...failure, durationMs: Math.round(performance.now() - startedAt), phases: null };
}

/** As undici takes them without looking through an object: name, value, name, value. */
function headerList(request: WebhookRequest, { authorization, bin }: Destination & { ok: true }): string[] {
  // A bin may be connected to at another address than the one in its URL.
  const list: string[] = bin === null ? [] : ['host', bin.host];
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
  private readonly ownPools: OriginPools | null;
  private readonly destinations: Destinations;

  constructor(private readonly options: SenderOptions) {
    const { own } = options;
    this.pools = new OriginPools({ resolve: resolveAddresses, ...options });
    // Never the ordinary connections: what may be sent on these is decided by other addresses.
    this.ownPools = own
      ? new OriginPools({ resolve: resolveAddresses, ...options, policy: own.policy, certificate: null, proxy: null })
      : null;
    this.destinations = new Destinations(options.policy, own ?? null);
  }

  /** Sockets open or opening. */
  get openSockets(): number {
    return this.pools.openSockets + (this.ownPools?.openSockets ?? 0);
  }

  async send(request: WebhookRequest): Promise<SendResult> {
    const startedAt = performance.now();
    const destination = this.destinations.of(request.url);
    if (!destination.ok) return refused({ kind: 'blocked', detail: destination.reason }, startedAt);
    const { bin } = destination;
    if (bin !== null) {
      const fault = await this.faultOfBin(bin.id);
      if (fault) return refused(fault, startedAt);
    }
    const pools = (bin !== null && this.ownPools) || this.pools;
    const entry = pools.take(destination.origin);
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
      pools.release(entry);
    }
  }

  /** Ends all connections; what is on its way fails. */
  async close(): Promise<void> {
    await Promise.all([this.pools.destroy(), this.ownPools?.destroy()]);
  }

  /** Why nothing can be sent to a bin; null when it exists. */
  private async faultOfBin(id: string): Promise<SendFailure | null> {
    try {
      if (await this.options.own?.isBin(id)) return null;
      return { kind: 'blocked', detail: NO_SUCH_BIN };
    } catch {
      return { kind: 'other', detail: 'whether the bin exists could not be found out' };
    }
  }

  private post(
    { pool }: OriginPool,
    destination: Destination & { ok: true },
    request: WebhookRequest,
    deadlineMs: number,
  ): Promise<Outcome> {
    const { deadlineMs: wholeMs, connectTimeoutMs } = this.options;
    return new Promise((resolve) => {
      const exchange = new Exchange(resolve, wholeMs, deadlineMs, connectTimeoutMs);
      try {
        const options: TimedOptions = {
          method: 'POST',
          path: destination.path,
          headers: headerList(request, destination),
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
