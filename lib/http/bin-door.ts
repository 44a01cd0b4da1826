import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLIENT_ADDRESS } from '@/lib/auth/client-address';
import { log } from '@/lib/config/log';
import { AppError } from '@/lib/core/app-error';
import { Turns } from '@/lib/core/turns';
import type { BinAnswer } from '@/lib/schemas/bins';
import { findBinOwner, isKnownBin } from '@/lib/services/find-bin-owner';
import { receiveBinRequest } from '@/lib/services/receive-bin-request';
import { BinLimits } from './bin-limits';
import { parseBinPath } from './bin-path';
import { BodyBudget } from './body-budget';
import { readArrivedBody } from './read-arrived-body';

/** Above what an event of ours may bring; more is refused. */
const MAX_BODY_BYTES = 5 * 1024 * 1024;
const READ_WITHIN_MS = 20_000;
/** Bodies on their way in, of all bins of this process. */
const MAX_HELD_BYTES = 32 * 1024 * 1024;
const MAX_HELD_BYTES_OF_BIN = 10 * 1024 * 1024;
/** Requests that are being judged and stored at once, few beside the process's connections to the database, and those that wait. */
const STORED_AT_ONCE = 3;
const WAIT_TO_BE_STORED = 128;
/** Nobody that asks us waits longer for an answer that never comes. */
const HANG_MS = 60_000;

/** Whatever it answers is plain text that no browser takes for a page of ours, and never what it was sent. */
const HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** What is read to its end although it is refused, so that the connection can be used again. */
const MAX_DUMPED_BYTES = 64 * 1024;

function announcedBytes({ headers }: IncomingMessage): number {
  const announced = Number(headers['content-length'] ?? Number.NaN);
  return announced >= 0 ? announced : headers['transfer-encoding'] ? MAX_BODY_BYTES : 0;
}

/** Refuses without keeping anything. A connection on which much is still to come ends with it. */
function refuse(response: ServerResponse, status: number, text: string, more: Record<string, string> = {}): void {
  if (response.headersSent || response.destroyed) return;
  if (announcedBytes(response.req) > MAX_DUMPED_BYTES) response.setHeader('connection', 'close');
  response.writeHead(status, { ...HEADERS, ...more }).end(`${text}\n`);
}

/**
 * The public door of the bins: any method, at the bin's path and below it. Keeps what arrives and answers as the bin was
 * set. Served by the web process itself, ahead of Next: without cookies, without CORS, without redirects. What is too
 * much is refused before a body is read; delays and hangs hold one of a bounded number of places (decision 0011).
 */
export class BinDoor {
  private readonly turns = new Turns(STORED_AT_ONCE, WAIT_TO_BE_STORED);
  private readonly budget = new BodyBudget(MAX_HELD_BYTES, 'requests', MAX_HELD_BYTES_OF_BIN);

  /** `stop`: aborted when the process ends, so that nothing that waits here holds it up. */
  constructor(
    private readonly stop: AbortSignal,
    private readonly limits = new BinLimits(),
  ) {}

  /** Answers it; never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.take(request, response);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      if (error instanceof AppError && error.code === 'unavailable') {
        return refuse(response, 503, 'Too much is on its way in.', { 'retry-after': '1' });
      }
      if (error instanceof AppError && error.code === 'rate_limited') {
        return refuse(response, 429, 'Too many requests.', { 'retry-after': String(error.retryAfterS ?? 1) });
      }
      log.error({ error: error instanceof Error ? error.message : String(error) }, 'bin.failed');
      refuse(response, 500, 'The bin failed.');
    }
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const named = parseBinPath(request.url ?? '');
    const tooMany = () => refuse(response, 429, 'Too many requests.', { 'retry-after': '1' });
    if (!named) return refuse(response, 404, 'Not found.');
    const remoteAddress = request.headers[CLIENT_ADDRESS]?.toString();
    const accountId = await this.ownerOf(named.binId, remoteAddress);
    if (accountId === null) return refuse(response, 404, 'Not found.');
    if (this.turns.isFull || !(await this.limits.mayTake(named.binId, accountId))) return tooMany();
    const announced = announcedBytes(request);
    if (announced > MAX_BODY_BYTES) return refuse(response, 413, 'The body is too large.');
    const keep = async () => {
      const body = await readArrivedBody(request, { maxBytes: MAX_BODY_BYTES, withinMs: READ_WITHIN_MS });
      if (body === null) return 'unread';
      const { method = 'GET', rawHeaders } = request;
      const from = { remoteAddress: remoteAddress ?? null, receivedAt: new Date() };
      const arrived = { ...named, accountId, method, rawHeaders, body, ...from };
      return this.turns.run(() => receiveBinRequest(arrived));
    };
    const answer = await this.budget.hold(announced, keep, named.binId);
    if (answer === undefined) return tooMany();
    if (answer === 'unread') return refuse(response, 413, 'The body is too large, or did not come in time.');
    if (answer === null) return refuse(response, 404, 'Not found.');
    await this.reply(response, named.binId, answer);
  }

  /** Whose bin it is; null for none. Throws `rate_limited` for who asked for too many that are none. */
  private async ownerOf(binId: string, address: string | undefined): Promise<string | null> {
    if (isKnownBin(binId)) return findBinOwner(binId);
    const end = this.limits.takeGuess(address);
    try {
      const accountId = await findBinOwner(binId);
      if (accountId === null) this.limits.countMiss(address);
      return accountId;
    } finally {
      end();
    }
  }

  private async reply(response: ServerResponse, binId: string, { status, delayMs, hang }: BinAnswer): Promise<void> {
    const waitMs = hang ? HANG_MS : delayMs;
    if (waitMs > 0) {
      const leave = this.limits.takePlace(binId);
      if (leave === null) return refuse(response, 429, 'Too many requests wait here.', { 'retry-after': '1' });
      await this.wait(response, waitMs);
      leave();
    }
    if (response.destroyed) return;
    if (hang) response.destroy();
    else response.writeHead(status, HEADERS).end(`${status}\n`);
  }

  /** Until the time is over, the client gone or the process about to end. */
  private wait(response: ServerResponse, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        response.off('close', end);
        this.stop.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      response.once('close', end);
      this.stop.addEventListener('abort', end, { once: true });
      if (this.stop.aborted || response.destroyed) end();
    });
  }
}
