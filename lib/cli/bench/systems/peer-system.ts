import { createPool } from '@/lib/storage/pool';
import { startBenchProcess } from '../children';
import { toEnvironment } from './peer-process';
import type { PeerName } from './peer-queue';
import { redisVersion, startRedis } from './redis-server';
import type { System } from './system';

interface PeerDescription {
  name: string;
  peer: PeerName;
  version: string;
  needsRedis: boolean;
  storesEvents: boolean;
}

/** A system made of a peer's queue: a front, a worker, and a redis-server where it needs one. */
export function peerSystem({ name, peer, version, needsRedis, storesEvents }: PeerDescription): System {
  return {
    name,
    async versions() {
      const redis = needsRedis ? redisVersion() : null;
      return { [peer]: version, ...(redis && { Redis: redis }) };
    },
    async missing() {
      return needsRedis && redisVersion() === null ? 'redis-server is not installed' : null;
    },
    async start({ databaseUrl, world, directory }) {
      const redis = needsRedis ? await startRedis(directory) : null;
      const settings = { peer, databaseUrl, redisSocket: redis?.socket ?? '', storesEvents };
      const env = toEnvironment({ settings, world });
      // One after the other: both would make the queue's tables.
      const front = await startBenchProcess<{ url: string }>('peer-front', env);
      const worker = await startBenchProcess('peer-worker', env);
      const db = createPool(databaseUrl, { max: 2 });
      return {
        url: front.hello.url,
        processes: { app: [front.pid, worker.pid], store: redis ? [redis.pid] : [] },
        logged: async () => (await db.query<{ n: number }>('select count(*)::int as n from attempts')).rows[0]?.n ?? 0,
        async stop() {
          await Promise.all([front.stop(), worker.stop()]);
          await db.end();
          await redis?.stop();
        },
      };
    },
  };
}
