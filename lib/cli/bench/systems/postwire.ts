import { createPool } from '@/lib/storage/pool';
import { startWebProcess, startWorkerProcess } from '../children';
import type { System } from './system';

/** The product: its web and its worker process as `npm start` runs them. */
export const postwire: System = {
  name: 'Postwire',
  versions: async () => ({}),
  missing: async () => null,
  async start({ databaseUrl }) {
    const [web, worker] = await Promise.all([
      startWebProcess({ DATABASE_URL: databaseUrl }),
      startWorkerProcess({ DATABASE_URL: databaseUrl }),
    ]);
    const db = createPool(databaseUrl, { max: 2 });
    return {
      url: web.url,
      processes: { app: [web.pid, worker.pid], store: [] },
      logged: async () => (await db.query<{ n: number }>('select count(*)::int as n from attempts')).rows[0]?.n ?? 0,
      async stop() {
        await db.end();
        await Promise.all([web.stop(), worker.stop()]);
      },
    };
  },
};
