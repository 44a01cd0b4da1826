import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import next from 'next';
import { toNodeHandler } from 'srvx/node';
import { addressBehind, CLIENT_ADDRESS } from '@/lib/auth/client-address';
import { runProcess } from '@/lib/cli/process-lifecycle';
import { env } from '@/lib/config/env';
import { listeningUrl } from '@/lib/config/listening-url';
import { log } from '@/lib/config/log';
import { answerBeforeNext, type EarlyAnswer, isMailgunPath, withoutDoubledSlashes } from '@/lib/http/before-next';
import { BinDoor } from '@/lib/http/bin-door';
import { isBinPath } from '@/lib/http/bin-path';
import { ingestEventsHandler, isIngest } from '@/lib/http/ingest-events';
import { transportSecurity } from '@/lib/http/transport-security';
import { liveHub } from '@/lib/services/live/live-hub';

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

/** Says where a request came from, in the place of whatever the client said. */
function setClientAddress({ headers, socket }: IncomingMessage, proxies: number): void {
  delete headers[CLIENT_ADDRESS];
  const address = addressBehind(proxies, socket.remoteAddress, headers['x-forwarded-for']?.toString());
  if (address !== undefined) headers[CLIENT_ADDRESS] = address;
}

/** Straightens the path, sets what all answers of Mailgun's contract carry, and answers what is not for Next. */
function answerEarly(request: IncomingMessage, response: ServerResponse): EarlyAnswer | null {
  const { method = 'GET', headers } = request;
  const url = withoutDoubledSlashes(request.url ?? '/');
  request.url = url;
  const security = isMailgunPath(url) ? transportSecurity(String(headers['x-forwarded-proto'] ?? '')) : null;
  if (security) response.setHeader('strict-transport-security', security);
  const preflightFor = headers['access-control-request-method'];
  const { authorization = '' } = headers;
  return answerBeforeNext({ method, url, authorization, ...(preflightFor ? { preflightFor } : {}) });
}

/**
 * The web process: Next behind a server of ours, so that a stop can wait for what is in flight, and so that events are
 * taken without Next. The route handler that Next has for that path is the same function; it serves `npm run dev`. Bins are
 * answered here alone: any method, and waits that Next has no place for.
 */
await runProcess('web', async ({ signal, ready }) => {
  const { HOST, PORT, PUBLIC_URL, NODE_ENV, TRUSTED_PROXIES } = env();
  let handle: ReturnType<ReturnType<typeof next>['getRequestHandler']> | null = null;
  // Next's routing costs an event's request several times what storing it does (PERFORMANCE 1).
  const ingest = toNodeHandler(ingestEventsHandler) as RequestListener;
  const bins = new BinDoor(signal);
  const server = createServer((request, response) => {
    if (handle === null) {
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    if (signal.aborted) response.setHeader('connection', 'close');
    setClientAddress(request, TRUSTED_PROXIES);
    if (isBinPath(request.url)) {
      void bins.answer(request, response);
      return;
    }
    const early = answerEarly(request, response);
    if (early) {
      response.writeHead(early.status, early.headers).end(early.body);
      return;
    }
    const serve = NODE_ENV !== 'development' && isIngest(request.method, request.url) ? ingest : handle;
    Promise.resolve(serve(request, response)).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.message : String(error) }, 'web.request_failed');
      response.destroy();
    });
  });
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
