import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { SNIPPET_LANGUAGES, type SnippetLanguage } from '@/lib/schemas/snippets';
import { sampleEvent } from '../sample-event';
import { signEvent } from '../sign-event';
import { standardWebhookHeaders } from '../standard-webhooks';
import { buildBody } from '../webhook-body';
import type { ReceiverSample } from './receiver-input';
import { receiverSnippet } from './receiver-snippet';

const KEY = 'key-3ax6xnjp29jd6fds4gc373sgvjxteol0';
const PARENT_KEY = 'key-of-the-primary';
/** The first run of a compiler on a machine builds its standard library, on whatever is left of that machine. */
const COMPILES_WITHIN_MS = 300_000;
/** What a literal of some language could trip over. */
const AWKWARD = ['O\'Neil "quoted" \\ back\\\\slash #{x} $', '{y} $z `tick` \u2028 \u{1F4E8} %s <?php ?> é'].join('');

function signedSample(now = new Date(), parentSigningKey: string | null = null): ReceiverSample {
  const timestamp = Math.floor(now.getTime() / 1_000);
  const event = sampleEvent('delivered', {
    accountId: 'a'.repeat(24),
    domainName: 'mg.example.com',
    now,
    id: 'E'.repeat(22),
  });
  const payload = JSON.stringify({ ...event, 'user-variables': { awkward: AWKWARD } });
  const body = buildBody(signEvent({ signingKey: KEY, parentSigningKey, timestamp, token: 'ab'.repeat(25) }), payload);
  return { headers: standardWebhookHeaders({ id: 'msg_1_2', timestamp, body, keys: ['another', KEY] }), body };
}

/** What runs a file of a language, and how to ask whether it is there. */
const RUNNERS: Record<SnippetLanguage, { command: string[]; version: string[] }> = {
  node: { command: [process.execPath], version: [process.execPath, '--version'] },
  python: { command: ['python3'], version: ['python3', '--version'] },
  php: { command: ['php'], version: ['php', '--version'] },
  go: { command: ['go', 'run'], version: ['go', 'version'] },
  ruby: { command: ['ruby'], version: ['ruby', '--version'] },
};
const directory = mkdtempSync(join(tmpdir(), 'postwire-receivers-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The settings of whoever runs the tests are not the receiver's. */
const { WEBHOOK_SIGNING_KEY: _, ...environment } = process.env;

function save(language: SnippetLanguage, sample: ReceiverSample | null, key = KEY): string {
  const { filename, code } = receiverSnippet(language, { key, sample });
  const path = join(directory, filename);
  writeFileSync(path, code);
  return path;
}

function run(language: SnippetLanguage, sample: ReceiverSample | null, key?: string) {
  const [program = '', ...args] = RUNNERS[language].command;
  const path = save(language, sample, key);
  const result = spawnSync(program, [...args, path], { encoding: 'utf8', env: environment });
  return { status: result.status, printed: result.stdout, errors: result.stderr };
}

function isPresent(language: SnippetLanguage): boolean {
  const [program = '', ...args] = RUNNERS[language].version;
  return spawnSync(program, args).status === 0;
}

for (const language of SNIPPET_LANGUAGES) {
  const isHere = isPresent(language);
  describe.skipIf(!isHere)(`the receiver in ${language}${isHere ? '' : ' (which is not on this machine)'}`, () => {
    it(
      'finds the signed sample valid',
      () => {
        const { status, printed, errors } = run(language, signedSample());
        expect(errors).toBe('');
        expect(printed).toBe('Mailgun signature: valid\nStandard Webhooks: valid\n');
        expect(status).toBe(0);
      },
      COMPILES_WITHIN_MS,
    );

    it(
      'finds the sample of a subaccount valid with the primary account’s key as well',
      () => {
        const { headers, body } = signedSample(new Date(), PARENT_KEY);
        const ofPrimary = standardWebhookHeaders({
          id: headers['webhook-id'] ?? '',
          timestamp: Number(headers['webhook-timestamp']),
          body,
          keys: [KEY, PARENT_KEY],
        });
        const { printed } = run(language, { headers: ofPrimary, body }, PARENT_KEY);
        expect(printed).toBe('Mailgun signature: valid\nStandard Webhooks: valid\n');
      },
      COMPILES_WITHIN_MS,
    );

    it(
      'refuses a body that was changed, which only the headers can tell',
      () => {
        const { headers, body } = signedSample();
        const { status, printed } = run(language, {
          headers,
          body: body.replace('mg.example.com', 'evil.example.com'),
        });
        expect(printed).toBe('Mailgun signature: valid\nStandard Webhooks: INVALID\n');
        expect(status).toBe(1);
      },
      COMPILES_WITHIN_MS,
    );

    it(
      'refuses another token, and a key that is not the one',
      () => {
        const { headers, body } = signedSample();
        const changed = run(language, { headers, body: body.replace('"token":"ab', '"token":"cd') });
        expect(changed.printed).toBe('Mailgun signature: INVALID\nStandard Webhooks: INVALID\n');
        const wrongKey = run(language, signedSample(), 'key-another');
        expect(wrongKey.printed).toBe('Mailgun signature: INVALID\nStandard Webhooks: INVALID\n');
        expect(wrongKey.status).toBe(1);
      },
      COMPILES_WITHIN_MS,
    );

    it(
      'without a sample says where to get one',
      () => {
        const { status, printed } = run(language, null, '••••1234');
        expect(printed).toContain('Reveal the signing key');
        expect(status).toBe(0);
      },
      COMPILES_WITHIN_MS,
    );
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Those that bring a server of their own, and how it is started on a port. */
const SERVERS: Partial<Record<SnippetLanguage, (path: string, port: number) => string[]>> = {
  node: (path, port) => [process.execPath, path, String(port)],
  python: (path, port) => ['python3', path, String(port)],
  php: (path, port) => ['php', '-S', `127.0.0.1:${port}`, path],
};

for (const language of SNIPPET_LANGUAGES.filter((each) => SERVERS[each])) {
  test.skipIf(!isPresent(language))(
    `the receiver in ${language} takes what is valid and fresh, and nothing else`,
    async () => {
      const port = await freePort();
      const [program = '', ...args] = SERVERS[language]?.(save(language, null), port) ?? [];
      const server = spawn(program, args, { env: environment, stdio: 'ignore' });
      const post = async ({ headers, body }: ReceiverSample) =>
        (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })).status;
      try {
        await expect
          .poll(() => post({ headers: {}, body: 'no json' }).catch(() => null), { timeout: 60_000 })
          .toBe(401);
        const fresh = signedSample();
        expect(await post(fresh)).toBe(200);
        expect(await post({ ...fresh, body: fresh.body.replace('ada@', 'eve@') })).toBe(401);
        expect(await post({ headers: {}, body: fresh.body })).toBe(401);
        expect(await post(signedSample(new Date(Date.now() - 10 * 60_000)))).toBe(401);
      } finally {
        server.kill();
      }
    },
    COMPILES_WITHIN_MS,
  );
}

test('every receiver holds the key as given and none of another', () => {
  for (const language of SNIPPET_LANGUAGES) {
    const { code } = receiverSnippet(language, { key: '••••••••1234', sample: null });
    expect(code).toContain('••••••••1234');
    expect(code).not.toContain(KEY);
  }
});
