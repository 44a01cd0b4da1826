import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccessWorld, makeAccessWorld } from '@/lib/testing/access/askers';
import type { Ask, Door } from '@/lib/testing/access/door';
import { hostileBody, hostileText, hostileType } from '@/lib/testing/access/hostile';
import { knock } from '@/lib/testing/access/knock';
import { MAILGUN_DOORS } from '@/lib/testing/access/mailgun-doors';
import { OWN_DOORS } from '@/lib/testing/access/own-doors';
import { withDatabase } from '@/lib/testing/database';

await withDatabase();

const doors = Object.entries({ ...OWN_DOORS, ...MAILGUN_DOORS }).filter(
  (entry): entry is [string, Door] => typeof entry[1] !== 'string',
);
/** Whoever holds it may do anything, so nothing is refused for want of rights. */
let admin: Record<string, string>;
let world: AccessWorld;
beforeAll(async () => {
  world = await makeAccessWorld();
  const found = world.own.find(({ of, asker }) => of === 'primary' && asker.role === 'admin' && asker.via === 'key');
  admin = found?.asker.headers ?? {};
});

/** Far above what any door takes, on any machine: a door that loops does not come back at all. */
const HANGS_AFTER_MS = 8_000;
const RUNS = 25;
/** Reproduces a failure; fast-check prints another one to put here. */
const SEED = 20_261_125;

const hasBody = (door: string) => !door.startsWith('GET ');
const namesOf = (door: string) => [...door.matchAll(/\[(\w+)\]/g)].map(([, name]) => name as string);

/** Names that some list takes, so that hostile values reach the parsers behind them. */
const QUERY_NAMES = ['cursor', 'limit', 'status', 'q', 'from', 'to', 'recipient', 'messageId', 'webhookId', 'url'];
const MAILGUN_NAMES = ['begin', 'end', 'limit', 'skip', 'event', 'from', 'size', 'tags', 'webhook_ids', 'ascending'];

const hostileQuery = (door: string) =>
  fc
    .array(fc.tuple(fc.constantFrom(...(door.includes(' /api/') ? QUERY_NAMES : MAILGUN_NAMES)), hostileText), {
      maxLength: 3,
    })
    .map((pairs) => new URLSearchParams(pairs.map(([name, text]): [string, string] => [name, text])).toString());

const hostileParams = (door: string) => fc.record(Object.fromEntries(namesOf(door).map((name) => [name, hostileText])));

async function expectCalm(door: string, ask: Parameters<typeof knock>[2]): Promise<void> {
  const startedAt = performance.now();
  const { status, text } = await knock(door, admin, ask);
  expect(status, text).toBeLessThan(500);
  expect(performance.now() - startedAt).toBeLessThan(HANGS_AFTER_MS);
}

const settings = { numRuns: RUNS, seed: SEED, endOnFailure: true };

describe.each(doors)('%s', (name, door) => {
  it('answers whatever is in its path, query and body, and never with a fault', async () => {
    // A form that makes things is not sent a thousand good ones: what is hostile is refused.
    await fc.assert(
      fc.asyncProperty(
        hostileParams(name),
        hostileQuery(name),
        hostileBody,
        hostileType,
        async (params, query, body, type) =>
          expectCalm(name, {
            params,
            query,
            ...(hasBody(name) ? { body, headers: { 'content-type': type } } : {}),
          }),
      ),
      settings,
    );
  }, 180_000);

  it.skipIf(!hasBody(name) || door.ask === undefined)(
    'refuses a good request whose fields hold what they must not',
    async () => {
      const good = (await door.ask?.(world.primary)) as Ask;
      const fields = Object.keys((good.json as Record<string, unknown> | undefined) ?? good.form ?? {});
      if (fields.length === 0) return;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...fields),
          fc.oneof(hostileText, fc.jsonValue({ maxDepth: 2 })),
          async (field, value) => {
            const { json, form, ...rest } = good;
            await expectCalm(name, {
              ...rest,
              ...(json === undefined ? {} : { json: { ...(json as object), [field]: value } }),
              ...(form === undefined ? {} : { form: { ...form, [field]: String(value) } }),
            });
          },
        ),
        settings,
      );
    },
    180_000,
  );
});
