import { pool } from '@/lib/storage/pool';
import { startWebProcess } from './children';
import { atMost, type BenchContext, type Experiment, type Figure } from './experiment';
import { emptyDatabase } from './history/empty-database';
import { fillHistory } from './history/fill-history';
import { type HistoryAccount, makeHistoryWorld } from './history/history-world';
import { type Found, type ListRequest, listRequests } from './history/list-requests';
import { measured, percentile } from './statistics';

const LIMIT_MS = 100;
const CALLS = 12;
const SHOWN = 5;
/** What takes longer is asked twice only. */
const SLOW_MS = 1_000;

async function found(account: HistoryAccount): Promise<Found> {
  const { rows } = await pool().query<{ messageId: string; recipient: string }>(
    'select message_id as "messageId", recipient from events where domain_id = $1 order by occurred_at desc limit 1',
    [account.domains[0]?.id],
  );
  const ids = await pool().query<{ id: bigint }>(
    `(select delivery_id as id from attempts where account_id = $1 and final_status = 'exhausted' limit 1)
     union all (select delivery_id from attempts where account_id = $1 and final_status = 'succeeded' limit 1)`,
    [account.id],
  );
  const [row] = rows;
  return {
    messageId: row?.messageId ?? '',
    recipient: row?.recipient ?? '',
    deliveryIds: ids.rows.map(({ id }) => String(id)),
  };
}

/** Where the page after this answer is. */
function nextOf(request: ListRequest, answer: { nextCursor?: string | null; paging?: { next?: string } }): ListRequest {
  if (answer.paging?.next) return { ...request, path: new URL(answer.paging.next).pathname };
  if (!answer.nextCursor) return request;
  const [path, query] = request.path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', answer.nextCursor);
  return { ...request, path: `${path}?${parameters}` };
}

async function ask(
  origin: string,
  { authorization, path, body }: ListRequest,
): Promise<{ ms: number; answer: object }> {
  const headers = { authorization, ...(body && { 'content-type': 'application/json' }) };
  const startedAt = performance.now();
  const response = await fetch(`${origin}${path}`, {
    headers,
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // A search through everything has a time limit of its own, and says so.
  const isGivenUp = response.status === 503 && path.startsWith('/v');
  if (response.status !== 200 && !isGivenUp)
    throw new Error(`${path} was answered ${response.status}: ${text.slice(0, 200)}`);
  return { ms: performance.now() - startedAt, answer: JSON.parse(text) as object };
}

async function timesOf(origin: string, request: ListRequest, calls: number): Promise<number[]> {
  let wanted = request;
  for (let page = 1; page < (request.page ?? 1); page += 1) wanted = nextOf(wanted, (await ask(origin, wanted)).answer);
  const times: number[] = [];
  // The first one reads from the disk what the others find in memory; it is not counted, as in a panel that is in use.
  for (let call = 0; call <= calls; call += 1) {
    times.push((await ask(origin, wanted)).ms);
    if ((times[0] ?? 0) > SLOW_MS && call === 1) break;
  }
  return times.slice(1);
}

async function measure(context: BenchContext): Promise<Figure[]> {
  const attempts = context.short ? 100_000 : 5_000_000;
  const world = await makeHistoryWorld();
  const filledFrom = performance.now();
  await fillHistory({ attempts, scheduled: attempts / 100, payloads: 'whole' });
  context.note(`filled ${attempts} attempts in ${Math.round((performance.now() - filledFrom) / 1_000)} s`);
  const { big, subaccount, small } = world;
  const requests = listRequests(world, {
    big: await found(big),
    subaccount: await found(subaccount),
    small: await found(small),
  });
  const web = await startWebProcess();
  try {
    const results: { name: string; median: number; p95: number }[] = [];
    for (const request of requests) {
      const times = await timesOf(web.url, request, context.short ? 2 : CALLS);
      results.push({ name: request.name, median: measured(times).median, p95: percentile(times, 0.95) });
    }
    const slowest = [...results].sort((a, b) => b.median - a.median);
    const inPanel = results.filter(({ name }) => !/: (events|logs), /.test(name));
    for (const { name, median } of slowest.slice(0, 12)) context.note(`${name}: ${median} ms`);
    const medians = (of: typeof results) => of.map((result) => result.median);
    return [
      {
        name: `the panel's lists and details, ${inPanel.length} requests, each one's median`,
        unit: 'ms',
        values: medians(inPanel),
        goal: { text: `all ≤ ${LIMIT_MS} ms`, isMet: ({ max }) => max <= LIMIT_MS },
      },
      {
        name: "the contract's events and logs, each one's median",
        unit: 'ms',
        values: medians(results.filter(({ name }) => /: (events|logs), /.test(name))),
      },
      ...slowest.slice(0, SHOWN).map(({ name, median, p95 }, place) => ({
        name: `slowest ${place + 1}`,
        unit: 'ms',
        values: [median, p95],
        remark: name,
        goal: atMost(LIMIT_MS, ' ms'),
      })),
    ];
  } finally {
    await web.stop();
  }
}

/** PERFORMANCE 5: over HTTP, through the production build, for accounts of every size. */
export const lists: Experiment = {
  name: 'lists',
  title: 'every list and detail, with every filter, over 5,000,000 attempts of 2,052 accounts',
  async run(context) {
    await emptyDatabase();
    try {
      return await measure(context);
    } finally {
      await emptyDatabase();
    }
  },
};
