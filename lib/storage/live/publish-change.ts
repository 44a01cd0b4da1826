import type { LiveTopic } from '@/lib/schemas/live';
import { pool } from '../pool';
import { LivePublisher } from './live-publisher';

const shared = globalThis as typeof globalThis & { postwireLivePublisher?: LivePublisher };

/** Tells, through this process's publisher, that something of a topic of an account has changed. Call it after the commit. */
export function publishChange(topic: LiveTopic, accountId: string): void {
  shared.postwireLivePublisher ??= new LivePublisher(pool);
  shared.postwireLivePublisher.add(topic, accountId);
}
