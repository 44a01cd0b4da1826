import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { toNodeHandler } from 'srvx/node';
import { afterEach, describe, expect, it } from 'vitest';
import { boundDownload, type DownloadLimits, isDownload } from './bound-download';
import { csvResponse } from './csv-response';

const LONG = 60_000;
let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.closeAllConnections();
  server?.close();
});

/** A server that hands out a file without end; `ended` resolves once its place was given back. */
async function serve(limits: DownloadLimits, line = 'x'.repeat(64 * 1024)): Promise<{ ended: Promise<void> }> {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  async function* lines(): AsyncGenerator<string> {
    for (;;) yield line;
  }
  // Only the connection has limits here: what is unread must be noticed by them.
  const handle = toNodeHandler(() => csvResponse({ lines: lines(), end }, 'x.csv', { idleMs: LONG, totalMs: LONG }));
  server = createServer((request, response) => {
    boundDownload(response, limits);
    (handle as RequestListener)(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { ended };
}

/** A client that asks and reads nothing; `gone` resolves once its connection is. */
function ask(): { socket: Socket; gone: Promise<void> } {
  const { port } = (server as Server).address() as AddressInfo;
  const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  sockets.push(socket);
  socket.on('error', () => {});
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.pause();
  return { socket, gone };
}

describe('a client that', () => {
  it('reads nothing loses its connection, and its place is given back', async () => {
    const { ended } = await serve({ idleMs: 200, totalMs: LONG });
    const { socket, gone } = ask();
    await ended;
    // What was on its way is still there to read; then comes the end.
    socket.resume();
    await gone;
  });

  it('reads all the time loses it after the whole time', async () => {
    const { ended } = await serve({ idleMs: LONG, totalMs: 300 });
    const { socket, gone } = ask();
    socket.resume();
    await Promise.all([ended, gone]);
  });

  it('reads slowly keeps it', async () => {
    const { ended } = await serve({ idleMs: 400, totalMs: LONG });
    const { socket } = ask();
    let read = 0;
    let over = false;
    void ended.then(() => {
      over = true;
    });
    // A pause after each chunk, far below the limit.
    socket.on('data', (chunk: Buffer) => {
      read += chunk.length;
      socket.pause();
      setTimeout(() => socket.resume(), 5);
    });
    socket.resume();
    await expect.poll(() => read, { timeout: 30_000 }).toBeGreaterThan(8 * 1024 * 1024);
    expect(over).toBe(false);
  });
});

it('while the answer is slow, the clock stands', async () => {
  server = createServer((_, response) => {
    boundDownload(response, { idleMs: 50, totalMs: LONG });
    response.write('a');
    setTimeout(() => response.end('b'), 250);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await answer.text()).toBe('ab');
});

it.each([
  ['GET', '/api/failure-logs/export', true],
  ['GET', '/eu/api/failure-logs/export?status=exhausted', true],
  ['GET', '/api/failure-logs/export/', true],
  ['HEAD', '/api/failure-logs/export', false],
  ['GET', '/api/failure-logs', false],
  ['GET', '/x/api/failure-logs/export', false],
])('%s %s is a download: %s', (method, url, expected) => {
  expect(isDownload(method, url)).toBe(expected);
});
