import { createPool } from '@/lib/storage/pool';
import { makeWorld } from './bench-world';
import { startWebProcess, startWorkerProcess } from './children';
import { always, atMost, type BenchContext, type Experiment, type Figure } from './experiment';
import { startLoadProcess } from './load-process';
import { openFiles, residentMb } from './process-figures';
import { type Receiver, startReceiverProcess } from './receiver-process';

const SECONDS = 120;
const MAX_MB = 200;
/** Each of the ten receivers takes a second for an answer: 640 a second at most are delivered, and far more come in. */
const ANSWER_MS = 1_000;
const ORIGINS = 10_000;

interface Samples {
  worker: number[];
  web: number[];
  files: number[];
}

/** Memory and open files, each second until `work` is done. */
async function sampled(pids: { worker: number; web: number }, work: Promise<unknown>): Promise<Samples> {
  const samples: Samples = { worker: [], web: [], files: [] };
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  while (!over) {
    samples.worker.push(residentMb(pids.worker));
    samples.web.push(residentMb(pids.web));
    samples.files.push(openFiles(pids.worker));
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  }
  await ended;
  return samples;
}

const highest = (values: number[]) => Math.max(...values);

async function flood(context: BenchContext, receiver: Receiver): Promise<Figure[]> {
  const databaseUrl = await context.newDatabase();
  const db = createPool(databaseUrl, { max: 1 });
  const world = await makeWorld(db, receiver.ports);
  await receiver.behave(receiver.ports, { kind: 'slow', ms: ANSWER_MS });
  const load = await startLoadProcess();
  const [web, worker] = await Promise.all([
    startWebProcess({ DATABASE_URL: databaseUrl }),
    startWorkerProcess({ DATABASE_URL: databaseUrl }),
  ]);
  try {
    const seconds = context.short ? 6 : SECONDS;
    const sending = load.send({ url: web.url, world }, { kind: 'flood', seconds, batch: 50, connections: 20 });
    const samples = await sampled({ worker: worker.pid, web: web.pid }, sending);
    const { accepted } = await sending;
    const { rows } = await db.query<{ n: number }>(
      'select (select count(*) from deliveries)::int + (select count(*) from attempts where final_status is not null)::int as n',
    );
    const half = Math.floor(samples.worker.length / 2);
    const growth = highest(samples.worker.slice(half)) / highest(samples.worker.slice(Math.floor(half / 2), half));
    return [
      { name: 'accepted', unit: 'events/s', values: [accepted / seconds] },
      { name: 'delivered meanwhile', unit: 'events/s', values: [(await receiver.count()) / seconds] },
      {
        name: 'memory of the worker, highest',
        unit: 'MB',
        values: [highest(samples.worker)],
        goal: atMost(MAX_MB, ' MB'),
      },
      {
        name: 'the same, second half to second quarter',
        unit: '×',
        values: [growth],
        goal: { text: '≤ 1.1 ×', isMet: ({ median }) => median <= 1.1 },
      },
      { name: 'memory of the web process, highest', unit: 'MB', values: [highest(samples.web)] },
      { name: 'files and sockets of the worker, highest', unit: '', values: [highest(samples.files)] },
      {
        name: 'accepted and neither owed nor delivered',
        unit: 'events',
        values: [accepted - (rows[0]?.n ?? 0)],
        goal: always(0),
      },
    ];
  } finally {
    worker.child.kill('SIGKILL');
    await Promise.all([web.stop(), load.stop(), db.end()]);
  }
}

async function manyOrigins(context: BenchContext): Promise<Figure[]> {
  const origins = context.short ? 500 : ORIGINS;
  const receiver = await startReceiverProcess({ ports: 1, host: '0.0.0.0' });
  const databaseUrl = await context.newDatabase();
  const db = createPool(databaseUrl, { max: 1 });
  const world = await makeWorld(db, receiver.ports);
  const [domain] = world.domains;
  // As many webhooks as origins, each with one delivery of its own.
  await db.query(
    `with w as (
       insert into webhooks (id, account_id, domain_id, region, url, url_hash)
       select lpad(to_hex(n), 24, '0'), $1, $2, 'us', u.url, sha256(u.url::bytea)
       from generate_series(1, $4::int) n
       cross join lateral (select format('http://127.1.%s.%s:%s/hook', n / 250, n % 250 + 1, $3::int) as url) u
       returning id, endpoint_id
     ), t as (
       insert into webhook_event_types select id, 'us', 'delivered', 1, id, sha256(id::text::bytea) from w
     ), e as (
       insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, recipient, payload)
       select n, $1, $2, 'us', 'delivered', n::text, current_date, now(), 'a@b.example', '{"id":"1","event":"delivered"}'
       from generate_series(1, $4::int) n)
     insert into deliveries (id, event_id, endpoint_id) select endpoint_id, row_number() over (), endpoint_id from w`,
    [domain?.accountId, domain?.id, receiver.ports[0], origins],
  );
  const worker = await startWorkerProcess({ DATABASE_URL: databaseUrl });
  try {
    const counts: number[] = [];
    const left = async () =>
      (await db.query<{ n: number }>('select count(*)::int as n from deliveries')).rows[0]?.n ?? 0;
    while ((await left()) > 0) {
      counts.push(openFiles(worker.pid));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const giveUpAt = performance.now() + 90_000;
    while (openFiles(worker.pid) > 200 && performance.now() < giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return [
      {
        name: `POST to ${origins} origins: received`,
        unit: '',
        values: [await receiver.count()],
        goal: always(origins),
      },
      {
        name: `POST to ${origins} origins: files and sockets of the worker, highest`,
        unit: '',
        values: [highest(counts)],
        goal: atMost(4_096),
      },
      {
        name: `POST to ${origins} origins: the same, a minute after the last`,
        unit: '',
        values: [openFiles(worker.pid)],
        goal: atMost(200),
      },
    ];
  } finally {
    worker.child.kill('SIGKILL');
    await Promise.all([receiver.stop(), db.end()]);
  }
}

/** PERFORMANCE 5: more than can be delivered, for two minutes; and very many receivers. */
export const overload: Experiment = {
  name: 'overload',
  title: `ten times what the receivers take, for ${SECONDS / 60} minutes; then ${ORIGINS.toLocaleString('en')} origins, one POST each`,
  async run(context) {
    const receiver = await startReceiverProcess();
    try {
      return [...(await flood(context, receiver)), ...(await manyOrigins(context))];
    } finally {
      await receiver.stop();
    }
  },
};
