import { makeWorkerUtils, run } from 'graphile-worker';
import type { PeerJob, PeerQueue, PeerSettings } from './peer-queue';

const TASK = 'deliver';
/** Jobs at once; each carries up to `BATCH` deliveries. */
const CONCURRENCY = 24;
const BATCH = 50;
const POLL_MS = 100;

declare global {
  namespace GraphileWorker {
    interface Tasks {
      deliver: PeerJob[];
    }
  }
}

/**
 * graphile-worker 0.16 with its batch jobs: a job carries a list, and its task answers with a promise for each entry, so
 * that a failed one alone is tried again. It hears of new jobs by NOTIFY and polls in between.
 */
export async function openGraphile({ databaseUrl }: PeerSettings): Promise<PeerQueue> {
  const utils = await makeWorkerUtils({ connectionString: databaseUrl });
  await utils.migrate();
  return {
    async add(jobs) {
      const batches = Array.from({ length: Math.ceil(jobs.length / BATCH) }, (_, place) =>
        jobs.slice(place * BATCH, (place + 1) * BATCH),
      );
      await utils.withPgClient((client) =>
        client.query(
          `select graphile_worker.add_jobs(array(
             select row($1, p.payload, null, null, null, null, null, null)::graphile_worker.job_spec
             from unnest($2::json[]) p(payload)))`,
          [TASK, batches.map((batch) => JSON.stringify(batch))],
        ),
      );
    },
    async work(deliver) {
      const runner = await run({
        connectionString: databaseUrl,
        concurrency: CONCURRENCY,
        pollInterval: POLL_MS,
        maxPoolSize: CONCURRENCY + 4,
        noHandleSignals: true,
        taskList: { [TASK]: async (payload) => (payload as PeerJob[]).map(deliver) },
      });
      return () => runner.stop();
    },
    close: async () => {
      await utils.release();
    },
  };
}
