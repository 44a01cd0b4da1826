import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import { boolArray, byteaArray, int2Array, int4Array, int8Array, textArray, timeArray } from './binary-array';

/** Where an attempt's time went until its answer began, in whole milliseconds; null for what was not needed or not reached. */
export interface PhaseTimes {
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
}

/** One attempt as it goes into the log, and what becomes of its delivery. */
export interface AttemptRecord {
  deliveryId: bigint;
  number: number;
  eventId: bigint;
  accountId: string;
  domainId: string;
  region: string;
  eventType: string;
  webhookId: string;
  /** Masked. */
  url: string;
  at: Date;
  durationMs: number;
  outcome: AttemptOutcome;
  /** Null when another attempt follows; then `nextAttemptAt` says when. */
  finalStatus: 'succeeded' | 'rejected' | 'exhausted' | null;
  statusCode: number | null;
  reason: string | null;
  nextAttemptAt: Date | null;
  answer: string | null;
  redacted: boolean;
  signedAt: number;
  /** Hex. */
  token: string;
  /** Hex. */
  signature: string;
  parentSignature: string | null;
  phases?: PhaseTimes | null;
}

/** What a caller of `settle…` binds first: $1 is the owner, the attempts' columns follow from $2. */
export const ATTEMPTS_FROM = `unnest($2::bigint[], $3::smallint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
  $9::text[], $10::text[], $11::timestamptz[], $12::int[], $13::text[], $14::text[], $15::smallint[], $16::text[],
  $17::timestamptz[], $18::text[], $19::boolean[], $20::int[], $21::bytea[], $22::bytea[], $23::bytea[],
  $24::smallint[], $25::smallint[], $26::smallint[], $27::smallint[])
  as t(delivery_id, number, event_id, account_id, domain_id, region, event_type, webhook_id, url, at, duration_ms, outcome,
    final_status, status_code, reason, next_attempt_at, answer, redacted, signed_at, token, signature, parent_signature,
    dns_ms, connect_ms, tls_ms, first_byte_ms)`;

/** The insert of the log, from `t` (above) and `d` (the rows that we still held). */
export const INSERT_ATTEMPTS = `insert into attempts (delivery_id, number, event_id, account_id, domain_id, region, event_type,
  webhook_id, url, at, duration_ms, outcome, final_status, status_code, reason, next_attempt_at, answer, redacted, signed_at,
  token, signature, parent_signature, dns_ms, connect_ms, tls_ms, first_byte_ms)
select t.delivery_id, t.number, t.event_id, t.account_id, t.domain_id, t.region, t.event_type, t.webhook_id, t.url, t.at,
  t.duration_ms, t.outcome, t.final_status, t.status_code, t.reason, t.next_attempt_at, t.answer, t.redacted, t.signed_at,
  t.token, t.signature, t.parent_signature, t.dns_ms, t.connect_ms, t.tls_ms, t.first_byte_ms
from ${ATTEMPTS_FROM} join d on d.id = t.delivery_id`;

/** The values of `ATTEMPTS_FROM`, column by column. */
export function attemptColumns(attempts: AttemptRecord[]): Buffer[] {
  return [
    int8Array(attempts.map((a) => a.deliveryId)),
    int2Array(attempts.map((a) => a.number)),
    int8Array(attempts.map((a) => a.eventId)),
    textArray(attempts.map((a) => a.accountId)),
    textArray(attempts.map((a) => a.domainId)),
    textArray(attempts.map((a) => a.region)),
    textArray(attempts.map((a) => a.eventType)),
    textArray(attempts.map((a) => a.webhookId)),
    textArray(attempts.map((a) => a.url)),
    timeArray(attempts.map((a) => a.at)),
    int4Array(attempts.map((a) => a.durationMs)),
    textArray(attempts.map((a) => a.outcome)),
    textArray(attempts.map((a) => a.finalStatus)),
    int2Array(attempts.map((a) => a.statusCode)),
    textArray(attempts.map((a) => a.reason)),
    timeArray(attempts.map((a) => a.nextAttemptAt)),
    textArray(attempts.map((a) => a.answer)),
    boolArray(attempts.map((a) => a.redacted)),
    int4Array(attempts.map((a) => a.signedAt)),
    byteaArray(attempts.map((a) => a.token)),
    byteaArray(attempts.map((a) => a.signature)),
    byteaArray(attempts.map((a) => a.parentSignature)),
    int2Array(attempts.map((a) => a.phases?.dnsMs ?? null)),
    int2Array(attempts.map((a) => a.phases?.connectMs ?? null)),
    int2Array(attempts.map((a) => a.phases?.tlsMs ?? null)),
    int2Array(attempts.map((a) => a.phases?.firstByteMs ?? null)),
  ];
}
