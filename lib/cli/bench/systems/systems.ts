import { createRequire } from 'node:module';
import type { PeerName } from './peer-queue';
import { peerSystem } from './peer-system';
import { postwire } from './postwire';
import type { System } from './system';

const require = createRequire(import.meta.url);
const versionOf = (peer: PeerName) => (require(`${peer}/package.json`) as { version: string }).version;

function peers(storesEvents: boolean): System[] {
  const of = (name: string, peer: PeerName) =>
    peerSystem({ name, peer, version: versionOf(peer), needsRedis: peer === 'bullmq', storesEvents });
  return [of('BullMQ + Redis', 'bullmq'), of('graphile-worker', 'graphile-worker'), of('pg-boss', 'pg-boss')];
}

/** The product first, then the same product on what people would take instead of its queue. */
export const SYSTEMS: System[] = [postwire, ...peers(true)];

/** The product, and the queues alone: they keep no event once it is delivered, so nothing can be listed, repeated or told apart. */
export const QUEUES_ALONE: System[] = [postwire, ...peers(false)];
