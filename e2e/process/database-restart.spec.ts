import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket, connect as toServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { createDatabaseIfMissing } from '@/lib/storage/create-database';
import { newEventId } from '@/lib/storage/ids';
import type { Product } from '../product';
import { CrashWorld, expectSound, readBooks } from './crash-world';

test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ timeout: 240_000 });

/** An address that stays the same while the server behind it comes and goes, as a database service has one. */
class Address {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  constructor() {
    this.server = createServer((client) => {
      const server = toServer(this.port, '127.0.0.1');
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const) {
        this.sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  /** Leads to this server from now on; answers with the connection string by which it is reached. */
  leadTo(postgres: EmbeddedPostgres): string {
    const url = new URL(postgres.url('postwire'));
    this.port = Number(url.port);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let world: CrashWorld;
let address: Address;
let postgres: EmbeddedPostgres;

test.beforeEach(async () => {
  world = await CrashWorld.open();
  address = new Address();
  await address.listen();
  postgres = await startEmbeddedPostgres(join(world.dataDir, 'own'));
  await createDatabaseIfMissing(postgres.url('postgres'), 'postwire');
});
test.afterEach(async () => {
  await address.close();
  await postgres.stop();
  await world.close();
});

/** Hands in one event after the other, over several connections, until it is told to stop; counts what was answered. */
function load(product: Product): { answers: Map<number, number>; stop: () => Promise<void> } {
  const answers = new Map<number, number>();
  let over = false;
  const one = async () => {
    while (!over) {
      const answer = await world.tryPost(product, newEventId());
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      if (answer.status === 503) expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    }
  };
  const running = Promise.all(Array.from({ length: 8 }, one));
  return {
    answers,
    stop: async () => {
      over = true;
      await running;
    },
  };
}

test('a restart of the database under load: whoever is not answered is told to come back, and what was acknowledged arrives', async () => {
  const DATABASE_URL = address.leadTo(postgres);
  const product = await world.start({ DATABASE_URL });
  await world.addWebhooks(product);
  const { answers, stop } = load(product);
  await world.receiver.waitFor(100, 60_000);
  await postgres.stop();
  await expect.poll(() => answers.get(503) ?? 0, { timeout: 60_000 }).toBeGreaterThan(20);
  postgres = await startEmbeddedPostgres(join(world.dataDir, 'own'));
  address.leadTo(postgres);
  const before = answers.get(200) ?? 0;
  await expect.poll(() => answers.get(200) ?? 0, { timeout: 60_000 }).toBeGreaterThan(before + 50);
  await stop();
  await world.allDelivered(product);
  expect([...answers.keys()].sort()).toEqual([200, 503]);
  expect(await product.stop()).toBe(0);
  expectSound(await readBooks(postgres.url('postwire')), world);
});
