import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import next from 'next';
import { toNodeHandler } from 'srvx/node';
import { runProcess } from '@/lib/cli/process-lifecycle';
import { refuseExposedDemo } from '@/lib/cli/refuse-demo';
import { env } from '@/lib/config/env';
import { listeningUrl } from '@/lib/config/listening-url';
import { log } from '@/lib/config/log';
import { admitClient } from '@/lib/http/admit-client';
import { answerBeforeNext, type EarlyAnswer, withoutDoubledSlashes } from '@/lib/http/before-next';
import { BinDoor } from '@/lib/http/bin-door';
import { isBinPath } from '@/lib/http/bin-path';
import { boundDownload, DOWNLOAD_LIMITS, isDownload } from '@/lib/http/bound-download';
import { ingestEventsHandler, isIngest } from '@/lib/http/ingest-events';
import { PrimaryOnlyScripts } from '@/lib/http/primary-only-scripts';
import { secureAnswer } from '@/lib/http/secure-answer';
import { stampClientAddress } from '@/lib/http/stamp-client-address';
import { liveHub } from '@/lib/services/live/live-hub';

/** A request that takes longer to arrive, body and all, is given up: until then it holds room that others wait for. */
const ARRIVES_WITHIN_MS = 60_000;
/** How long requests may go on after a stop before their connections are closed. */
const DRAIN_MS = 8_000;

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Stops accepting, lets requests in flight finish for a while, then closes what is left. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
  });
}

/** The first request of a page loads its code; better ours than a person's. */
async function warmUp(origin: string, paths: string[], signal: AbortSignal): Promise<void> {
  for (const path of paths) {
    if (signal.aborted) return;
    try {
      await (await fetch(`${origin}${path}`, { redirect: 'manual', signal })).arrayBuffer();
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ path, error: (error as Error).message }, 'web.warm_up_failed');
    }
  }
}

/** Answers what is not for Next. */
function answerEarly({ method = 'GET', url = '/', headers }: IncomingMessage): EarlyAnswer | null {
  const preflightFor = headers['access-control-request-method'];
  const { authorization = '' } = headers;
  return answerBeforeNext({ method, url, authorization, ...(preflightFor ? { preflightFor } : {}) });
}

/** What the build noted, beside this process's own file. Where pages are compiled on demand nobody is to be kept from anything. */
function primaryOnlyScripts(development: boolean): PrimaryOnlyScripts {
  if (development) return new PrimaryOnlyScripts([]);
  return new PrimaryOnlyScripts(JSON.parse(readFileSync(join(import.meta.dirname, '../primary-only.json'), 'utf8')));
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What a handler throws ends this request alone. */
async function serve(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handler(request, response);
  } catch (error) {
    log.error({ error: error instanceof Error ? error.message : String(error) }, 'web.request_failed');
    response.destroy();
  }
}

/**
 * The web process: Next behind a server of ours, so that a stop can wait for what is in flight, and so that events are
 * taken without Next. The route handler that Next has for that path is the same function; it serves `npm run dev`. Bins are
 * answered here alone: any method, and waits that Next has no place for.
 */
await runProcess('web', async ({ signal, ready }) => {
  const { HOST, PORT, PUBLIC_URL, NODE_ENV, TRUSTED_PROXIES } = env();
  const around = { development: NODE_ENV === 'development', https: PUBLIC_URL?.startsWith('https://') ?? false };
  let handle: Handler | null = null;
  // Next's routing costs an event's request several times what storing it does (PERFORMANCE 1).
  const ingest = toNodeHandler(ingestEventsHandler) as RequestListener;
  const bins = new BinDoor(signal);
  const withheld = primaryOnlyScripts(around.development);
  const server = createServer({ requestTimeout: ARRIVES_WITHIN_MS }, (request, response) => {
    if (handle === null) {
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    if (signal.aborted) response.setHeader('connection', 'close');
    // A bin tells the path as it was sent.
    const bin = isBinPath(request.url);
    const url = bin ? (request.url ?? '/') : withoutDoubledSlashes(request.url ?? '/');
    request.url = url;
    // Events carry what protects their answer themselves; no browser looks at it.
    const events = !around.development && isIngest(request.method, url);
    const address = stampClientAddress(request, TRUSTED_PROXIES, { raw: events });
    if (!events) secureAnswer(request, response, url, around);
    if (isDownload(request.method, url)) boundDownload(response, DOWNLOAD_LIMITS);
    const early = (events ? null : admitClient(address, url)) ?? (bin ? null : answerEarly(request));
    if (early) response.writeHead(early.status, early.headers).end(early.body);
    else if (bin) void bins.answer(request, response);
    else if (events) void serve(ingest, request, response);
    else if (withheld.has(url)) void serve(withheld.handler(handle), request, response);
    else void serve(handle, request, response);
  });
  const embedded = env().POSTWIRE_EMBEDDED;
  const exposure = { host: HOST, publicUrl: PUBLIC_URL, embedded, trustedProxies: TRUSTED_PROXIES };
  await refuseExposedDemo(exposure, env().DATABASE_URL);
  const port = await listen(server, HOST, PORT);
  const origin = listeningUrl(HOST, port);
  const url = PUBLIC_URL ?? origin;
  process.env.NEXTAUTH_URL ??= url;
  // Read by Next's own copy of the settings, with its first request.
  process.env.POSTWIRE_WEB = origin;

  const directory = join(import.meta.dirname, '../..');
  const app = next({ dev: NODE_ENV === 'development', dir: directory, hostname: HOST, port, httpServer: server });
  await app.prepare();
  handle = app.getRequestHandler();

  await warmUp(origin, ['/healthz'], signal);
  log.info({ url }, 'web.started');
  ready({ url });
  void warmUp(origin, ['/readyz', '/login', '/api/me'], signal);

  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  // They would go on for ever.
  await Promise.all([liveHub().close(), drain(server)]);
  log.info('web.stopped');
});
