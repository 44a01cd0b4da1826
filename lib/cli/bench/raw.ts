import { randomBytes } from 'node:crypto';
import { Pool } from 'undici';
import { normalizeEvent } from '@/lib/core/normalize-event';
import { buildRequest } from '@/lib/dispatch/build-request';
import { newEventId } from '@/lib/storage/ids';
import { eventTemplate } from './event-template';

/** The limit to measure against: redacts, signs twice and POSTs with undici's `request`. No queue, no log, nothing kept. */
interface RawQuestion {
  ports: number[];
  events: number;
  connections: number;
}

const key = `key-${randomBytes(16).toString('hex')}`;

function payloads(count: number): string[] {
  const make = eventTemplate('raw.example');
  const context = { accountId: '0'.repeat(24), domainName: 'raw.example', now: new Date(), newId: newEventId };
  return Array.from({ length: count }, () => {
    const made = normalizeEvent(JSON.parse(make(newEventId(), Date.now())), context);
    if (!made.ok) throw new Error('The event could not be made.');
    return made.event.payload;
  });
}

async function run({ ports, events, connections }: RawQuestion): Promise<{ seconds: number; cpuSeconds: number }> {
  const each = Math.ceil(connections / ports.length);
  const pools = ports.map((port) => new Pool(`http://127.0.0.1:${port}`, { connections: each }));
  const kept = payloads(1_000);
  let next = 0;
  const loop = async (pool: Pool) => {
    while (next < events) {
      const id = next;
      next += 1;
      const { body, headers } = buildRequest({
        webhookMessageId: `msg_${id}_1`,
        payload: kept[id % kept.length] ?? '',
        redact: true,
        keys: { key, previous: null },
        parentKeys: null,
        userAgent: 'raw',
        now: new Date(),
      });
      const answer = await pool.request({ method: 'POST', path: '/hook', headers, body });
      await answer.body.dump();
    }
  };
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(pools.flatMap((pool) => Array.from({ length: each }, () => loop(pool))));
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - startedAt) / 1_000;
  await Promise.all(pools.map((pool) => pool.close()));
  return { seconds, cpuSeconds: (user + system) / 1_000_000 };
}

process.on('message', (question: RawQuestion) => void run(question).then((result) => process.send?.(result)));
process.on('disconnect', () => process.exit());
process.send?.({ type: 'ready' });
