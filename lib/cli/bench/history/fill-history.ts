import { sampleEvent } from '@/lib/core/sample-event';
import type { EventType } from '@/lib/schemas/event-types';
import { pool } from '@/lib/storage/pool';
import { PLACES } from './history-world';
import { withoutIndexes } from './without-indexes';

export interface HistorySize {
  attempts: number;
  /** Deliveries that wait for a retry, due within the next eight hours and none before half an hour. */
  scheduled: number;
  /** Whole payloads are for what reads them; the queue's statements never read an old one. */
  payloads: 'whole' | 'short';
}

/** Of a thousand events of a message's first, second and third, how many are of which type. */
const TYPES: [third: number, type: EventType, share: number][] = [
  [0, 'accepted', 1_000],
  [1, 'delivered', 850],
  [1, 'permanent_fail', 70],
  [1, 'temporary_fail', 80],
  [2, 'opened', 755],
  [2, 'clicked', 225],
  [2, 'unsubscribed', 15],
  [2, 'complained', 5],
];

const DAYS = 30;
/** Attempts an event, of the shares below. */
const ATTEMPTS_PER_EVENT = 1.07;

/** A payload of a type as a template of `format()`: what differs from event to event is filled in by the database. */
function payloadTemplate(type: EventType, payloads: HistorySize['payloads']): string {
  if (payloads === 'short') return '{"id":"%1$s","recipient":"%5$s"}';
  const event = sampleEvent(type, { accountId: '{6}', domainName: '{4}', now: new Date(1_000_000_000_000), id: '{1}' });
  return JSON.stringify({ ...event, timestamp: '{2}' })
    .replaceAll('%', '%%')
    .replace('"{2}"', '{2}')
    .replace(/\d{14}\.[0-9a-f]{16}@\{4\}/g, '{3}')
    .replaceAll('ada@customer.example', '{5}')
    .replace(/\{([1-6])\}/g, '%$1$$s');
}

async function makeTypes(payloads: HistorySize['payloads']): Promise<void> {
  await pool().query('create unlogged table bench_types (third int, roll int, type text, template text)');
  const from = [0, 0, 0];
  for (const [third, type, share] of TYPES) {
    const first = from[third] ?? 0;
    from[third] = first + share;
    await pool().query('insert into bench_types select $1, roll, $3, $4 from generate_series($2::int, $5::int) roll', [
      third,
      first,
      type,
      payloadTemplate(type, payloads),
      first + share - 1,
    ]);
  }
  await pool().query('analyze bench_types');
}

/** Event `i`, its message, its time and its ids; $1 to $2 are the numbers, $3 the first one's time, $4 the step in ms. */
const EVENTS = `
  from generate_series($1::int, $2::int) i
  cross join lateral (
    select i / 3 as m, $3::timestamptz + i * ($4::float8 * interval '1 millisecond') as at) t
  cross join lateral (
    select (((extract(epoch from t.at) * 1000)::bigint - 1704067200000) << 22) | (7 << 12) | ((i % 2048) * 2) as id) k
  join bench_places p on p.place = (t.m::bigint * 7919) % ${PLACES}
  join bench_types y on y.third = i % 3 and y.roll = (t.m::bigint * 611953) % 1000`;

const INSERT_EVENTS = `
insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, received_at, message_id, recipient, payload)
select k.id, p.account_id, p.domain_id, 'us', y.type, x.event_id, (t.at at time zone 'utc')::date, t.at, t.at, x.message_id,
  x.recipient, format(y.template, x.event_id, round(extract(epoch from t.at), 3), x.message_id, p.domain_name, x.recipient, p.account_id)
${EVENTS}
cross join lateral (select
  translate(substr(encode(sha256(i::text::bytea), 'base64'), 1, 22), '+/', '-_') as event_id,
  to_char(t.at, 'YYYYMMDDHH24MISS') || '.' || substr(md5(t.m::text), 1, 16) || '@' || p.domain_name as message_id,
  'user' || (t.m * 31 % 200000) || '@customer' || (t.m % 97) || '.example' as recipient) x`;

// 90 % succeed at once, 4 % at the second attempt, 0.5 % are rejected, 0.5 % exhausted after eight, 1 % after their only one.
const INSERT_ATTEMPTS = `
insert into attempts (delivery_id, number, event_id, account_id, domain_id, region, event_type, webhook_id, url, at, duration_ms, outcome,
  final_status, status_code, reason, next_attempt_at, answer, redacted, signed_at, token, signature)
select k.id + 1, n.number, k.id, p.webhook_account_id, p.domain_id, 'us', y.type, p.webhook_id, p.url, n.at,
  20 + i % 400, o.outcome,
  case when n.number = h.attempts then h.final_status end,
  case o.outcome when 'succeeded' then 200 when 'rejected' then 406 else 500 end,
  case o.outcome when 'rejected' then 'HTTP 406 Not Acceptable' when 'retry' then 'HTTP 500 Internal Server Error' end,
  case when h.final_status is null or n.number < h.attempts then n.at + interval '10 minutes' end,
  case o.outcome when 'succeeded' then '' else '{"error":"not now"}' end, false, extract(epoch from n.at)::int,
  int8send(k.id) || int8send(k.id # 31) || int8send(k.id # 37) || '\\x00'::bytea,
  int8send(k.id # 3) || int8send(k.id # 5) || int8send(k.id # 7) || int8send(k.id # 11)
${EVENTS}
cross join lateral (select (i::bigint * 48271) % 10007 as roll) r
cross join lateral (select
  case when i > $5::int and i % 2 = 0 then 1 when r.roll < 400 then 2 when r.roll < 450 then 8 else 1 end as attempts,
  case when i > $5::int and i % 2 = 0 then null when r.roll < 400 then 'succeeded' when r.roll < 450 then 'exhausted' when r.roll < 500 then 'rejected'
    when r.roll < 600 then 'exhausted' else 'succeeded' end as final_status) h
cross join lateral (select number, t.at + (array[0, 10, 20, 35, 65, 125, 245, 485])[number] * interval '1 minute' as at
  from generate_series(1, h.attempts) number) n
cross join lateral (select case when h.final_status is null or n.number < h.attempts or h.final_status = 'exhausted' then 'retry'
  else h.final_status end as outcome) o`;

const INSERT_DELIVERIES = `
insert into deliveries (id, event_id, endpoint_id, attempts, due_at)
select k.id + 1, k.id, p.endpoint_id, 1, now() + interval '30 minutes' + (i % 27000) * interval '1 second'
${EVENTS} where i > $5::int and i % 2 = 0`;

/**
 * Fills events, attempts and the queue as months of work would have left them, with generate_series: 30 days up to now,
 * over the places of `makeHistoryWorld`. Indexes are made afterwards, which is quicker and leaves the same.
 */
export async function fillHistory({ attempts, scheduled, payloads }: HistorySize): Promise<void> {
  const events = Math.round(attempts / ATTEMPTS_PER_EVENT);
  const stepMs = (DAYS * 86_400_000) / events;
  const startsAt = new Date(Date.now() - DAYS * 86_400_000);
  // Of the latest ones every other one waits, as when a large receiver is down.
  const waitingFrom = events - 2 * scheduled;
  const range = [1, events, startsAt, stepMs];
  await makeTypes(payloads);
  await withoutIndexes(['events', 'attempts', 'deliveries'], async () => {
    await Promise.all([
      pool().query(INSERT_EVENTS, range),
      pool()
        .query(INSERT_ATTEMPTS, [...range, waitingFrom])
        .then(() => pool().query(INSERT_DELIVERIES, [...range, waitingFrom])),
    ]);
  });
  await pool().query('drop table bench_types, bench_places');
  // What autovacuum would have done by and by.
  await Promise.all(['events', 'attempts', 'deliveries'].map((table) => pool().query(`vacuum analyze ${table}`)));
}
