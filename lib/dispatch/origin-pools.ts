import { Pool } from 'undici';
import type { ClientCertificate } from '@/lib/storage/client-certificates';
import type { DestinationPolicy } from './destination-settings';
import { guardedConnector } from './guarded-connector';
import type { ResolveAddresses } from './resolve-addresses';

export interface OriginPoolsOptions {
  policy: DestinationPolicy;
  resolve: ResolveAddresses;
  connectTimeoutMs: number;
  /** Shown to receivers that ask for one. */
  certificate?: ClientCertificate | null;
}

interface OriginPool {
  pool: Pool;
  lastUsedAt: number;
  running: number;
}

const IDLE_MS = 60_000;
const EVICT_EVERY_MS = 10_000;

/**
 * A pool of kept-alive connections per origin, so that one receiver's connections are never another's (PERFORMANCE 2).
 * How many an origin gets is bounded by the lanes, not here: a limit here would make one webhook wait for
 * another of the same host. Pools that nobody used for a minute are closed. Proxies named in the environment are
 * ignored: a proxy resolves names itself, past the guard (SECURITY 27).
 */
export class OriginPools {
  private readonly pools = new Map<string, OriginPool>();
  private evictedAt = Date.now();

  constructor(private readonly options: OriginPoolsOptions) {}

  /** The pool of an origin, for one request; `done` must follow. */
  take(origin: string): { pool: Pool; done: () => void } {
    const now = Date.now();
    this.evict(now);
    let entry = this.pools.get(origin);
    if (!entry) {
      entry = { pool: this.open(origin), lastUsedAt: now, running: 0 };
      this.pools.set(origin, entry);
    }
    const taken = entry;
    taken.lastUsedAt = now;
    taken.running += 1;
    return {
      pool: taken.pool,
      done: () => {
        taken.running -= 1;
      },
    };
  }

  /** Ends all connections, also those in use. */
  async destroy(): Promise<void> {
    const pools = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(pools.map((entry) => entry.pool.destroy()));
  }

  private open(origin: string): Pool {
    const { policy, resolve, connectTimeoutMs, certificate } = this.options;
    return new Pool(origin, {
      connect: guardedConnector(policy, resolve, connectTimeoutMs, certificate),
      // The sender's own deadline covers these.
      headersTimeout: 0,
      bodyTimeout: 0,
      pipelining: 1,
      allowH2: false,
      maxHeaderSize: 16_384,
    });
  }

  private evict(now: number): void {
    if (now - this.evictedAt < EVICT_EVERY_MS) return;
    this.evictedAt = now;
    for (const [origin, entry] of this.pools) {
      if (entry.running > 0 || now - entry.lastUsedAt < IDLE_MS) continue;
      this.pools.delete(origin);
      void entry.pool.destroy();
    }
  }
}
