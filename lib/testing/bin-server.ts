import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { CLIENT_ADDRESS } from '@/lib/auth/client-address';
import { BinDoor } from '@/lib/http/bin-door';
import type { BinLimits } from '@/lib/http/bin-limits';
import { isBinPath } from '@/lib/http/bin-path';

/** A server with a door for bins as the web process has one, new for each test, for the rest of the file; it answers 418 to all else. */
export class BinServer {
  private readonly stop = new AbortController();
  private door = new BinDoor(this.stop.signal);
  port = 0;

  constructor() {
    const server = createServer((request, response) => {
      // As the web process does for every request; from wherever the test says.
      request.headers[CLIENT_ADDRESS] = request.headers['x-from']?.toString() ?? '127.0.0.1';
      if (isBinPath(request.url)) void this.door.answer(request, response);
      else response.writeHead(418).end();
    });
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      this.port = (server.address() as AddressInfo).port;
    });
    beforeEach(() => this.renew());
    afterAll(() => {
      this.stop.abort();
      server.closeAllConnections();
      server.close();
    });
  }

  /** Another door, which knows of nobody yet. */
  renew(limits?: BinLimits): void {
    this.door = new BinDoor(this.stop.signal, limits);
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }
}
