import { setTimeout as delay } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import { Batcher } from '@/lib/dispatch/batcher';
import type { PeerJob, PeerQueue, PeerSettings } from './peer-queue';

const NAME = 'deliveries';
const BATCH = 500;
const MAX_RUNNING = 1_000;
const POLL_MS = 20;

/**
 * pg-boss 10 with its batch calls: `insert`, `fetch` without ordering by priority, `complete` with lists. Fetched by hand,
 * since its own workers, which poll at most twice a second and wait for a whole batch, are slower (PERFORMANCE 1).
 */
export async function openPgBoss({ databaseUrl }: PeerSettings): Promise<PeerQueue> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 10 });
  boss.on('error', (error) => console.error(`pg-boss: ${error.message}`));
  await boss.start();
  await boss.createQueue(NAME);
  return {
    async add(jobs) {
      await boss.insert(jobs.map((data) => ({ name: NAME, data })));
    },
    async work(deliver) {
      const completions = new Batcher<string>({ flush: (ids) => boss.complete(NAME, ids) });
      let stopped = false;
      let running = 0;
      const run = async ({ id, data }: PgBoss.Job<PeerJob>) => {
        running += 1;
        await deliver(data);
        completions.add(id);
        running -= 1;
      };
      const loop = async () => {
        while (!stopped) {
          const jobs =
            running < MAX_RUNNING ? await boss.fetch<PeerJob>(NAME, { batchSize: BATCH, priority: false }) : [];
          for (const job of jobs) void run(job);
          if (jobs.length < BATCH) await delay(jobs.length === 0 ? POLL_MS : 1);
        }
      };
      const looping = loop();
      return async () => {
        stopped = true;
        await looping;
        await completions.drain(5_000);
      };
    },
    close: () => boss.stop({ graceful: false }),
  };
}
