import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import { MAX_KEPT_BODY_BYTES } from '@/lib/schemas/bin-limits';
import type { BinRequest, BinRequestDetail } from '@/lib/schemas/bins';
import type { Page, PageQuery } from '@/lib/schemas/page';
import * as storage from '@/lib/storage/bins/bin-requests';
import { decodeCursor, encodeCursor } from '@/lib/storage/keyset';
import { getBinRow } from './bins';
import { notifyLive } from './live/notify-live';

/** PostgreSQL's integer. */
const MAX_NUMBER = 2_147_483_647;

function fields(row: storage.BinRequestRow) {
  const { number, receivedAt, method, path, query, bodyBytes, remoteAddress, answered } = row;
  const contentType = row.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  return {
    id: String(number),
    receivedAt: receivedAt.toISOString(),
    method,
    path,
    query,
    contentType,
    bodyBytes,
    bodyCut: bodyBytes > MAX_KEPT_BODY_BYTES,
    remoteAddress,
    answered,
  };
}

function presentListed(row: storage.BinRequestRow): BinRequest {
  const { mailgun, standardWebhooks, event } = row.checks;
  return { ...fields(row), event, mailgun: mailgun.verdict, standardWebhooks: standardWebhooks.verdict };
}

/** A body as text where it is UTF-8, else in base64. A character that the cut went through is left out. */
function presentBody(body: Buffer, cut: boolean): Pick<BinRequestDetail, 'body' | 'bodyEncoding'> {
  try {
    return {
      body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body, { stream: cut }),
      bodyEncoding: 'utf8',
    };
  } catch {
    return { body: body.toString('base64'), bodyEncoding: 'base64' };
  }
}

/** What a bin was sent, the newest first. */
export async function listBinRequests(caller: Caller, id: string, query: PageQuery): Promise<Page<BinRequest>> {
  requireAccess(caller, 'webhooks:read');
  const bin = await getBinRow(caller, id);
  const before = query.cursor === undefined ? null : Number(decodeCursor(query.cursor, 1)[0]);
  const rows = await storage.listBinRequests(bin.id, before && Math.min(before, MAX_NUMBER), query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(presentListed),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.number]) : null,
  };
}

/** One request with headers and body. Throws `not_found` also for one that was dropped. */
export async function getBinRequest(caller: Caller, id: string, requestId: string): Promise<BinRequestDetail> {
  requireAccess(caller, 'webhooks:read');
  const bin = await getBinRow(caller, id);
  const number = /^[1-9]\d{0,9}$/.test(requestId) ? Number(requestId) : Number.NaN;
  const row = number <= MAX_NUMBER ? await storage.findBinRequest(bin.id, number) : null;
  if (!row) throw notFound('Request');
  const common = fields(row);
  const headers = row.headers.map(([name, value]) => ({ name, value }));
  return { ...common, checks: row.checks, headers, ...presentBody(row.body, common.bodyCut) };
}

/** Removes all that a bin holds; it goes on taking requests. */
export async function clearBinRequests(caller: Caller, id: string): Promise<{ id: string; cleared: number }> {
  requireAccess(caller, 'webhooks:write');
  const bin = await getBinRow(caller, id);
  const cleared = await storage.clearBinRequests(bin.id);
  notifyLive(caller.account.id, 'bins');
  return { id: bin.id, cleared };
}
