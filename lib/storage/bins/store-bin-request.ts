import { MAX_BIN_REQUESTS, MAX_KEPT_BODY_BYTES } from '@/lib/schemas/bin-limits';
import type { BinAnswer, BinChecks } from '@/lib/schemas/bins';
import { pool } from '../pool';

/** Kept bytes of a bin, over all of its requests; the oldest are dropped. */
const MAX_BIN_BYTES = 8 * 1024 * 1024;

export interface NewBinRequest {
  binId: string;
  method: string;
  path: string;
  query: string;
  headers: [name: string, value: string][];
  /** The whole body; what is above the limit is not kept. */
  body: Buffer;
  remoteAddress: string | null;
  checks: BinChecks;
}

// The bin's row numbers its requests, one after the other; what is beyond the limits then is a prefix of the numbers.
// It does not wait for the disk: what a crash of the server may take is the last moment of what somebody tries out.
const SQL = `
with mode as materialized (select set_config('synchronous_commit', 'off', true)),
bin as (
  update bins set received = received + 1, received_bytes = received_bytes + $9, last_request_at = now()
  from mode
  where id = $1 and expires_at > now()
  returning received, received_bytes, status, delay_ms, hang),
kept as (
  insert into bin_requests (bin_id, number, method, path, query, headers, body, body_bytes, remote_address, answered, checks, bytes_upto)
  select $1, bin.received, $2, $3, $4, $5, $6, $7, $8, case when bin.hang then null else bin.status end, $10, bin.received_bytes
  from bin),
dropped as (
  delete from bin_requests r using bin
  where r.bin_id = $1 and (r.number <= bin.received - ${MAX_BIN_REQUESTS} or r.bytes_upto <= bin.received_bytes - ${MAX_BIN_BYTES}))
select status, delay_ms, hang from bin`;

/** Keeps a request, drops the oldest beyond the bin's limits, and says what the bin answers; null when it is gone. */
export async function storeBinRequest(request: NewBinRequest): Promise<BinAnswer | null> {
  const { binId, method, path, query, body, remoteAddress } = request;
  const headers = JSON.stringify(request.headers);
  const checks = JSON.stringify(request.checks);
  const kept = body.subarray(0, MAX_KEPT_BODY_BYTES);
  const size = kept.length + headers.length + path.length + query.length;
  const stored = await pool().query<{ status: number; delay_ms: number; hang: boolean }>({
    name: 'store-bin-request',
    text: SQL,
    values: [binId, method, path, query, headers, kept, body.length, remoteAddress, size, checks],
  });
  const [row] = stored.rows;
  return row ? { status: row.status, delayMs: row.delay_ms, hang: row.hang } : null;
}
