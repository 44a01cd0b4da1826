import { createRequire } from 'node:module';
import type { PeerName } from './peer-queue';
import { peerSystem } from './peer-system';
import { postwire } from './postwire';
import type { System } from './system';

const require = createRequire(import.meta.url);
const versionOf = (peer: PeerName) => (require(`${peer}/package.json`) as { version: string }).version;

/** The product first, then what people would take instead. */
export const SYSTEMS: System[] = [
  postwire,
  peerSystem({ name: 'BullMQ + Redis', peer: 'bullmq', version: versionOf('bullmq'), needsRedis: true }),
  peerSystem({
    name: 'graphile-worker',
    peer: 'graphile-worker',
    version: versionOf('graphile-worker'),
    needsRedis: false,
  }),
  peerSystem({ name: 'pg-boss', peer: 'pg-boss', version: versionOf('pg-boss'), needsRedis: false }),
];
