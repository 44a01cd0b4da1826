import type { BenchWorld } from './bench-world';
import { startBenchProcess } from './children';

/** How events are handed in. */
export type LoadShape =
  /** So many events, as fast as they are answered and no more than `window` of them under way to the receiver. */
  | { kind: 'closed'; events: number; batch: number; connections: number; window: number }
  /** At a rate, whatever the answers. */
  | { kind: 'paced'; eventsPerSecond: number; seconds: number; batch: number }
  /** As fast as they are answered, for so long; what is refused (429, 503) is sent again as its Retry-After says. */
  | { kind: 'flood'; seconds: number; batch: number; connections: number };

export interface LoadQuestion {
  url: string;
  authorization: string;
  domains: string[];
  shape: LoadShape;
  keepIds: boolean;
}

export interface LoadReport {
  accepted: number;
  /** Requests that were answered 429 or 503. */
  refused: number;
  /** From the first request to the last answer. */
  seconds: number;
  /** Request to answer, of those that were answered 200. */
  tookMs: number[];
  /** Ids of accepted events, when they were to be kept. */
  ids: string[];
  cpuSeconds: number;
}

/** The load generator, a process of its own. */
export async function startLoadProcess() {
  const load = await startBenchProcess('load');
  return {
    pid: load.pid,
    /** `deliveredSoFar` tells it in between how much has arrived, for a closed loop. */
    async send(
      target: { url: string; world: BenchWorld; keepIds?: boolean },
      shape: LoadShape,
      deliveredSoFar?: () => Promise<number>,
    ): Promise<LoadReport> {
      const { authorization, domains } = target.world;
      const answer = load.ask<LoadReport>({
        url: target.url,
        authorization,
        domains: domains.map((domain) => domain.name),
        shape,
        keepIds: target.keepIds ?? false,
      } satisfies LoadQuestion);
      let over = false;
      const ended = answer.finally(() => {
        over = true;
      });
      while (deliveredSoFar && !over) {
        const delivered = await deliveredSoFar();
        if (!over) load.child.send({ delivered });
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return ended;
    },
    stop: load.stop,
  };
}

export type Load = Awaited<ReturnType<typeof startLoadProcess>>;
