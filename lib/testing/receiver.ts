import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  method: string;
  /** Path and query as sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** `Date.now()` when the whole body had arrived. */
  at: number;
}

/** Answers a request: a status, or whatever it does with the response itself (also nothing, to hang). */
export type ReceiverHandler = (request: ReceivedRequest, response: ServerResponse) => number | undefined;

export interface Receiver {
  /** `http://127.0.0.1:<port>` */
  url: string;
  requests: ReceivedRequest[];
  /** Changes what is answered from now on. */
  answer(handler: ReceiverHandler | number): void;
  /** Resolves with all requests once there are at least `count`. Rejects after `timeoutMs`. */
  waitFor(count: number, timeoutMs?: number): Promise<ReceivedRequest[]>;
  close(): Promise<void>;
}

/** A webhook receiver on loopback that records what it gets; answers 200 unless told otherwise. */
export async function startReceiver(initial: ReceiverHandler | number = 200): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const waiting = new Set<() => void>();
  let handler = initial;

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString('utf8'), at: Date.now() };
      requests.push(request);
      const status = typeof handler === 'number' ? handler : handler(request, response);
      if (status !== undefined && !response.headersSent) response.writeHead(status).end();
      for (const check of [...waiting]) check();
    });
    incoming.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer(next) {
      handler = next;
    },
    waitFor(count, timeoutMs = 30_000) {
      return new Promise((resolve, reject) => {
        const settle = (end: () => void) => {
          clearTimeout(timer);
          waiting.delete(check);
          end();
        };
        const check = () => requests.length >= count && settle(() => resolve(requests));
        const late = () => reject(new Error(`${requests.length} of ${count} requests arrived in ${timeoutMs} ms`));
        const timer = setTimeout(() => settle(late), timeoutMs);
        waiting.add(check);
        check();
      });
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
