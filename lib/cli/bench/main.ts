import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { applyMigrations } from '@/lib/storage/migrations';
import { pool } from '@/lib/storage/pool';
import { makeWorld } from './bench-world';
import { startReceiverProcess } from './children';
import { measureDrain } from './measure-drain';
import { measureIngest } from './measure-ingest';
import { measureLatency } from './measure-latency';
import { spread } from './statistics';

const which = process.argv[2] ?? 'all';
const runs = Number(process.argv[3] ?? 3);

const directory = mkdtempSync(join(tmpdir(), 'postwire-bench-'));
// fsync and synchronous_commit stay on: what was answered with 200 is on disk here too.
const server = await startEmbeddedPostgres(directory, { settings: { shared_buffers: '256MB', max_wal_size: '4GB' } });
const databaseUrl = server.url('postgres');
Object.assign(process.env, {
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  POSTWIRE_EMBEDDED: '1',
  HOST: '127.0.0.1',
  NEXTAUTH_SECRET: randomBytes(24).toString('hex'),
  ENCRYPTION_KEY: randomBytes(24).toString('hex'),
  LOG_LEVEL: 'warn',
});
await applyMigrations(databaseUrl, join(import.meta.dirname, '../../prisma/migrations'));
const receiver = await startReceiverProcess();

async function repeated<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await measure());
  return results;
}

try {
  const world = await makeWorld(receiver.ports);
  const machine = { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version };
  const wanted = (name: string) => which === 'all' || which === name;
  const drain = wanted('drain') ? await repeated(() => measureDrain(world, receiver)) : [];
  const latency = wanted('latency') ? await repeated(() => measureLatency(world, receiver)) : [];
  const ingest = wanted('ingest') ? await repeated(() => measureIngest(world)) : [];
  console.log(JSON.stringify({ machine, runs, drain, latency, ingest }, null, 2));
  console.table({
    ...(drain.length > 0 && {
      'drain, deliveries per second': spread(drain.map((run) => run.deliveriesPerSecond)),
      'accept in batches of 500, events per second': spread(drain.map((run) => run.acceptedPerSecond)),
      'drain, repeats': spread(drain.map((run) => run.repeats)),
    }),
    ...(latency.length > 0 && {
      'event to POST, p50 ms': spread(latency.map((run) => run.p50Ms)),
      'event to POST, p99 ms': spread(latency.map((run) => run.p99Ms)),
      'event to answer, p50 ms': spread(latency.map((run) => run.acceptedP50Ms)),
    }),
    ...(ingest.length > 0 && {
      'one event a request, 50 connections, requests per second': spread(ingest.map((run) => run.requestsPerSecond)),
      'the same, request to answer, p50 ms': spread(ingest.map((run) => run.p50Ms)),
      'the same, p99 ms': spread(ingest.map((run) => run.p99Ms)),
    }),
  });
} finally {
  receiver.stop();
  await pool().end();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
