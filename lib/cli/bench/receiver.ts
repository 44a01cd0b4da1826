import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Tells the parent its ports, then counts; on `report` it sends what it saw since the last report. */
const PORTS = 10;
let arrivals: [id: string, at: number][] = [];
let count = 0;
let firstAt = 0;

function listen(): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const at = performance.timeOrigin + performance.now();
      if (count === 0) firstAt = at;
      count += 1;
      const body = Buffer.concat(chunks).toString('latin1');
      arrivals.push([/"id":"([^"]+)"/.exec(body)?.[1] ?? '', at]);
      response.writeHead(200, { 'content-length': '0' }).end();
    });
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

process.on('message', () => {
  process.send?.({ type: 'report', count, firstAt, arrivals });
  arrivals = [];
  count = 0;
});
process.on('disconnect', () => process.exit());
process.send?.({ type: 'ports', ports: await Promise.all(Array.from({ length: PORTS }, listen)) });
