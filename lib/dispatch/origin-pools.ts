import { type Client, Pool } from 'undici';
import type { ClientCertificate } from '@/lib/storage/client-certificates';
import type { DestinationPolicy } from './destination-settings';
import { guardedConnector, type TimedConnector } from './guarded-connector';
import { type EgressProxy, proxiedConnector } from './proxied-connector';
import type { ResolveAddresses } from './resolve-addresses';
import { TimedClient } from './timed-client';

export interface OriginPoolsOptions {
  policy: DestinationPolicy;
  resolve: ResolveAddresses;
  connectTimeoutMs: number;
  /** Shown to receivers that ask for one. */
  certificate?: ClientCertificate | null;
  /** Through which everything goes; null or left out: directly. */
  proxy?: EgressProxy | null;
  /** Sockets, open or opening, beyond which connections that nobody uses are closed at once. */
  maxSockets?: number;
  idleMs?: number;
}

/** The kept-alive connections to one origin. */
export interface OriginPool {
  readonly origin: string;
  readonly pool: Pool;
  /** Requests that it answered: a connection of it may be an old one. */
  served: boolean;
  running: number;
  lastUsedAt: number;
}

const IDLE_MS = 60_000;
/** Far below what systems allow a process; lanes bound what is in use (`slots`), this bounds what is kept. */
const MAX_SOCKETS = 2_048;
/** A receiver may ask for its connections to be kept, but not for longer. */
const MAX_KEEP_ALIVE_MS = 60_000;

/**
 * A pool of kept-alive connections per origin, so that one receiver's connections are never another's (PERFORMANCE 2).
 * How many an origin gets is bounded by the lanes, not here: a limit here would make one webhook wait for
 * another of the same host. Pools that nobody used for a minute are closed, and the longest unused of them
 * earlier when there are many sockets: ten thousand receivers that are heard of once an hour cost nothing in between.
 * Proxies named in the environment are ignored: a proxy resolves names itself, past the guard, so it must be meant (SECURITY 27).
 */
export class OriginPools {
  /** The longest unused first. */
  private readonly pools = new Map<string, OriginPool>();
  private readonly timer: NodeJS.Timeout;
  private readonly idleMs: number;
  private sockets = 0;

  constructor(private readonly options: OriginPoolsOptions) {
    this.idleMs = options.idleMs ?? IDLE_MS;
    this.timer = setInterval(() => this.evictIdle(), this.idleMs / 6).unref();
  }

  /** Sockets open or opening. */
  get openSockets(): number {
    return this.sockets;
  }

  /** The pool of an origin, for one request; `release` must follow. */
  take(origin: string): OriginPool {
    const entry = this.pools.get(origin) ?? this.open(origin);
    // Set anew, it is the last of the map.
    this.pools.delete(origin);
    this.pools.set(origin, entry);
    entry.lastUsedAt = Date.now();
    entry.running += 1;
    if (this.sockets >= (this.options.maxSockets ?? MAX_SOCKETS)) this.evictOldest();
    return entry;
  }

  release(entry: OriginPool): void {
    entry.running -= 1;
  }

  /** Ends all connections, also those in use. */
  async destroy(): Promise<void> {
    clearInterval(this.timer);
    const pools = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(pools.map((entry) => entry.pool.destroy()));
  }

  private open(origin: string): OriginPool {
    const { policy, resolve, connectTimeoutMs, certificate, proxy } = this.options;
    const connect: TimedConnector = proxy
      ? proxiedConnector(proxy, connectTimeoutMs, certificate)
      : guardedConnector(policy, resolve, connectTimeoutMs, certificate);
    const counted: TimedConnector = (options, callback, watch) => {
      this.sockets += 1;
      connect(
        options,
        (...result) => {
          const [error, socket] = result;
          if (error || !socket) this.sockets -= 1;
          else socket.once('close', () => (this.sockets -= 1));
          callback(...result);
        },
        watch,
      );
    };
    const pool = new Pool(origin, {
      factory: (url, { connect: _, ...options }: Client.Options) => new TimedClient(url, options, counted),
      // The sender's own deadline covers these.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveMaxTimeout: MAX_KEEP_ALIVE_MS,
      pipelining: 1,
      allowH2: false,
      maxHeaderSize: 16_384,
    });
    return { origin, pool, served: false, running: 0, lastUsedAt: 0 };
  }

  private close(entry: OriginPool): void {
    this.pools.delete(entry.origin);
    void entry.pool.destroy();
  }

  private evictIdle(): void {
    const before = Date.now() - this.idleMs;
    for (const entry of this.pools.values()) {
      if (entry.lastUsedAt > before) return;
      if (entry.running === 0) this.close(entry);
    }
  }

  private evictOldest(): void {
    for (const entry of this.pools.values()) {
      if (entry.running > 0) continue;
      this.close(entry);
      return;
    }
  }
}
