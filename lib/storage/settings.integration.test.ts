import { beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '@/lib/testing/database';
import { addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { pool } from './pool';
import { OutdatedSettingsError, type Settings, withSettings } from './settings';

await withDatabase();

const run = (text: string) => pool().query(text);
const version = async () => (await run('select version from settings_version')).rows[0].version as bigint;

async function movedBy(text: string): Promise<number> {
  const before = await version();
  await run(text);
  return Number((await version()) - before);
}

beforeAll(async () => {
  const account = await addAccount();
  await addDomain(account);
  await addWebhook(account, 'https://a.example/');
  await addWebhook(account, 'https://b.example/');
  await run(
    `insert into api_keys (id, account_id, role, secret_hash, prefix) values ('k', '${account.id}', 'admin', '\\x01', 'key-')`,
  );
});

describe('the version of the settings', () => {
  it.each([
    ['a webhook is disabled', 'update webhooks set enabled = false', 1],
    ['a webhook stops listening to a type', 'delete from webhook_event_types', 1],
    ['a domain is disabled', "update domains set state = 'disabled'", 1],
    ['redaction is turned on', 'update accounts set redact_pii = true', 1],
    ['a signing key is changed', "update accounts set signing_key = 'other'", 1],
    ['a key is revoked', 'update api_keys set revoked_at = now()', 1],
    ['a key is used', 'update api_keys set last_used_at = now()', 0],
    ['a key is deleted', 'delete from api_keys', 1],
    ['webhooks are deleted', 'delete from webhooks', 1],
    ['everything is emptied', 'truncate accounts cascade', 1],
    ['an event is stored', 'insert into workers (host, pid) values (1, 1)', 0],
  ])('when %s, moves once or not at all: %s', async (_what, statement, moves) => {
    expect(await movedBy(statement)).toBe(moves);
  });

  it('does not move for a change that is taken back', async () => {
    await addWebhook(await addAccount(), 'https://c.example/');
    const before = await version();
    await run('begin; update webhooks set enabled = not enabled; rollback');
    expect(await version()).toBe(before);
  });
});

describe('work under settings', () => {
  it('reads a thing once, and anew when it was outdated', async () => {
    let reads = 0;
    const read = async (settings: Settings) => settings.keep('thing', async () => ++reads);
    expect(await withSettings(read)).toBe(1);
    expect(await withSettings(read)).toBe(1);
    let refused = false;
    const refusing = async (settings: Settings) => {
      const found = await read(settings);
      if (refused) return found;
      refused = true;
      throw new OutdatedSettingsError('moved');
    };
    expect(await withSettings(refusing)).toBe(2);
  });

  it('does not keep that there is nothing, nor a failure', async () => {
    const answers = [null, new Error('away'), 'found'];
    const read = async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? null;
    };
    const ask = () => withSettings((settings) => settings.keep('rare', read));
    expect(await ask()).toBeNull();
    await expect(ask()).rejects.toThrow('away');
    expect(await ask()).toBe('found');
  });

  it('is refused on the strength of what is kept only while that stands', async () => {
    const account = await addAccount();
    let tries = 0;
    const refuse = () =>
      withSettings(
        async () => {
          tries += 1;
          throw new Error('forbidden');
        },
        () => true,
      );
    await expect(refuse()).rejects.toThrow('forbidden');
    expect(tries).toBe(1);
    await run(`update accounts set name = 'Other' where id = '${account.id}'`);
    await expect(refuse()).rejects.toThrow('forbidden');
    expect(tries).toBe(3);
  });
});
