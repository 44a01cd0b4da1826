import { type ConnectionOptions, Queue, Worker } from 'bullmq';
import type { PeerJob, PeerQueue, PeerSettings } from './peer-queue';

const NAME = 'deliveries';
/** As many as Postwire has under way over ten endpoints at most (10 × 64). */
const CONCURRENCY = 640;

/**
 * BullMQ as its documentation tunes it: jobs added in bulk, finished ones removed at once, one worker with a high
 * concurrency for work that only waits, a connection each for adding and working.
 */
export async function openBullmq({ redisSocket }: PeerSettings): Promise<PeerQueue> {
  const connection: ConnectionOptions = { path: redisSocket, maxRetriesPerRequest: null };
  const options = { removeOnComplete: true, removeOnFail: true };
  const queue = new Queue<PeerJob>(NAME, { connection, defaultJobOptions: options });
  await queue.waitUntilReady();
  return {
    async add(jobs) {
      await queue.addBulk(jobs.map((data) => ({ name: NAME, data })));
    },
    async work(deliver) {
      const worker = new Worker<PeerJob>(NAME, (job) => deliver(job.data), {
        connection,
        concurrency: CONCURRENCY,
        ...options,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      });
      await worker.waitUntilReady();
      return () => worker.close();
    },
    close: () => queue.close(),
  };
}
