import { checkMailgunSignature } from '@/lib/core/check-mailgun-signature';
import { checkStandardWebhooks } from '@/lib/core/check-standard-webhooks';
import { recordedHeaders } from '@/lib/core/recorded-headers';
import type { KeyRing } from '@/lib/core/signing-key-ring';
import type { BinAnswer, BinChecks } from '@/lib/schemas/bins';
import { eventAccountId } from '@/lib/storage/bins/event-account';
import { storeBinRequest } from '@/lib/storage/bins/store-bin-request';
import { findTestSettings } from '@/lib/storage/test-settings';
import { notifyLive } from './live/notify-live';

export interface ArrivedRequest {
  binId: string;
  /** Whose bin it is. */
  accountId: string;
  method: string;
  /** Below the bin, as sent; '' for the bin itself. */
  path: string;
  /** Without the question mark. */
  query: string;
  /** Name, value, name, value, as sent. */
  rawHeaders: readonly string[];
  body: Buffer;
  remoteAddress: string | null;
  receivedAt: Date;
}

const MAX_PATH_LENGTH = 2_048;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function headerOf(raw: readonly string[], name: string): string | undefined {
  for (let at = 0; at < raw.length; at += 2) if (raw[at]?.toLowerCase() === name) return raw[at + 1];
  return undefined;
}

async function keyRing(accountId: string, now: Date): Promise<KeyRing | null> {
  const settings = await findTestSettings(accountId, now);
  return settings && { own: settings.keys, parent: settings.parentKeys };
}

/** What the signatures are worth now: a key that changes later, or the time that passes, must not change what is shown. */
async function check({ accountId, rawHeaders, body, receivedAt }: ArrivedRequest): Promise<BinChecks | null> {
  const json = parsed(body);
  const data = isObject(json) && isObject(json['event-data']) ? json['event-data'] : {};
  const claimed = isObject(data.account) ? data.account.id : undefined;
  const ring = await keyRing(await eventAccountId(accountId, claimed), receivedAt);
  if (ring === null) return null;
  const mailgun = checkMailgunSignature(json, ring, receivedAt.getTime());
  const senderHasKey = mailgun.signatures[0]?.verdict === 'valid';
  const header = (name: string) => headerOf(rawHeaders, name);
  return {
    mailgun,
    standardWebhooks: checkStandardWebhooks({ header, body, senderHasKey }, ring, receivedAt.getTime()),
    event: typeof data.event === 'string' && /^[a-z_]{1,40}$/.test(data.event) ? data.event : null,
  };
}

/**
 * Keeps what arrived at a bin, judged by the account's keys, and says what the bin answers; null when it is gone. Keys stay
 * here: what is kept and answered are verdicts.
 */
export async function receiveBinRequest(request: ArrivedRequest): Promise<BinAnswer | null> {
  const checks = await check(request);
  if (checks === null) return null;
  const { binId, method, path, query, body, remoteAddress } = request;
  const answer = await storeBinRequest({
    binId,
    method,
    path: path.slice(0, MAX_PATH_LENGTH),
    query: query.slice(0, MAX_PATH_LENGTH),
    headers: recordedHeaders(request.rawHeaders),
    body,
    remoteAddress,
    checks,
  });
  if (answer !== null) notifyLive(request.accountId, 'bins');
  return answer;
}
