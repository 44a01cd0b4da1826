import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { open, seal } from '@/lib/storage/secret-box';
import { withDatabase } from '@/lib/testing/database';
import { queuedRows, withDispatchWorld } from '@/lib/testing/dispatch-world';
import type { Receiver } from '@/lib/testing/receiver';
import { accept, addAccount, addDomain, addWebhook, type TestAccount } from '@/lib/testing/world';
import type { EventDomain } from './event-group';
import { runDispatcher } from './run-dispatcher';

await withDatabase();

/** Delivers what is due now, and returns when that is done. */
const dispatch = () => runDispatcher({ signal: new AbortController().signal, budgetMs: 60_000 });
const makeDue = () => pool().query('update deliveries set due_at = now()');
const log = async () => (await pool().query('select * from attempts order by delivery_id, number')).rows;

let receiver: Receiver;
let account: TestAccount;
let domain: EventDomain;
withDispatchWorld((world) => {
  ({ receiver, account, domain } = world);
});

describe('settings are those of the moment of the attempt', () => {
  it('a retry goes to the URL of that moment', async () => {
    const webhook = await addWebhook(account, `${receiver.url}/before`);
    receiver.answer(500);
    await accept(domain);
    await dispatch();
    await pool().query('update webhooks set url = $1 where id = $2', [`${receiver.url}/after`, webhook.id]);
    await makeDue();
    await dispatch();
    expect(receiver.requests.map((request) => request.url)).toEqual(['/before', '/after']);
  });

  it('redaction turned on between two attempts holds for the second', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer(500);
    await accept(domain);
    await dispatch();
    await pool().query('update accounts set redact_pii = true');
    await makeDue();
    await dispatch();
    const recipients = receiver.requests.map((request) => JSON.parse(request.body)['event-data'].recipient);
    expect(recipients).toEqual(['ada@customer.example', '[REDACTED]']);
    expect((await log()).map((attempt) => attempt.redacted)).toEqual([false, true]);
  });

  it("a primary's redaction holds for its subaccounts, and a domain's own for itself", async () => {
    const sub = await addAccount(account.id);
    const subDomain = await addDomain(sub);
    await addWebhook(sub, `${receiver.url}/sub`);
    await accept(subDomain);
    await dispatch();
    await pool().query('update domains set redact_pii = true where id = $1', [subDomain.id]);
    await accept(subDomain);
    await dispatch();
    await pool().query('update domains set redact_pii = false');
    await pool().query('update accounts set redact_pii = true where id = $1', [account.id]);
    await accept(subDomain);
    await dispatch();
    const recipients = receiver.requests.map((request) => JSON.parse(request.body)['event-data'].recipient);
    expect(recipients).toEqual(['ada@customer.example', '[REDACTED]', '[REDACTED]']);
  });

  it("signs a subaccount's event with both keys, and after a rotation with the old key for a day in the header only", async () => {
    const sub = await addAccount(account.id);
    const subDomain = await addDomain(sub);
    await addWebhook(sub, receiver.url);
    const context = `account:${sub.id}:signing-key`;
    await pool().query(
      'update accounts set signing_key = $1, previous_signing_key = signing_key, signing_key_rotated_at = now() where id = $2',
      [seal('key-new', context), sub.id],
    );
    await accept(subDomain);
    await dispatch();
    const [request] = receiver.requests;
    const { signature } = JSON.parse(request?.body ?? '');
    const hex = (key: string) =>
      createHmac('sha256', key)
        .update(signature.timestamp + signature.token)
        .digest('hex');
    expect(signature.signature).toBe(hex('key-new'));
    expect(signature['parent-signature']).toBe(hex(account.signingKey));
    const standard = (key: string) => {
      const signedText = `${request?.headers['webhook-id']}.${request?.headers['webhook-timestamp']}.${request?.body}`;
      return `v1,${createHmac('sha256', key).update(signedText).digest('base64')}`;
    };
    expect(String(request?.headers['webhook-signature']).split(' ')).toEqual(
      ['key-new', account.signingKey, sub.signingKey].map(standard),
    );
    await pool().query("update accounts set signing_key_rotated_at = now() - interval '25 hours' where id = $1", [
      sub.id,
    ]);
    await accept(subDomain);
    await dispatch();
    expect(String(receiver.requests[1]?.headers['webhook-signature']).split(' ')).toHaveLength(2);
  });

  it('sends credentials of the URL as Basic auth, and logs the masked URL', async () => {
    const webhook = await addWebhook(account, 'placeholder');
    const masked = receiver.url.replace('//', '//ada%40x:***@');
    const whole = receiver.url.replace('//', '//ada%40x:p%3Aw@');
    await pool().query('update webhooks set url = $1, url_secret = $2 where id = $3', [
      masked,
      seal(whole, `webhook:${webhook.id}:url`),
      webhook.id,
    ]);
    await accept(domain);
    await dispatch();
    const header = receiver.requests[0]?.headers.authorization ?? '';
    expect(Buffer.from(header.replace('Basic ', ''), 'base64').toString()).toBe('ada@x:p:w');
    expect((await log())[0].url).toBe(masked);
  });
});

describe('webhooks that change while deliveries wait', () => {
  it('a disabled or deleted webhook cancels what is due', async () => {
    const [disabled, deleted] = [
      await addWebhook(account, `${receiver.url}/disabled`),
      await addWebhook(account, `${receiver.url}/deleted`),
    ];
    receiver.answer(500);
    await accept(domain);
    await dispatch();
    await pool().query('update webhooks set enabled = false where id = $1', [disabled.id]);
    await pool().query('delete from webhooks where id = $1', [deleted.id]);
    await makeDue();
    receiver.requests.length = 0;
    expect(await dispatch()).toMatchObject({ claimed: 0, canceled: 2 });
    expect(receiver.requests).toEqual([]);
    const { rows } = await pool().query(
      'select webhook_id, account_id, attempts, reason from cancellations order by reason',
    );
    expect(rows).toEqual([
      { webhook_id: deleted.id, account_id: account.id, attempts: 1, reason: 'The webhook was deleted.' },
      { webhook_id: disabled.id, account_id: account.id, attempts: 1, reason: 'The webhook was disabled.' },
    ]);
  });

  it('a type that was removed is not sent any more', async () => {
    await addWebhook(account, receiver.url);
    await accept(domain);
    await pool().query("delete from webhook_event_types where event_type = 'opened'");
    expect(await dispatch()).toMatchObject({ canceled: 1, succeeded: 0 });
    expect(receiver.requests).toEqual([]);
  });

  it("a disabled subaccount's deliveries wait, and its primary's go on", async () => {
    const sub = await addAccount(account.id);
    const subDomain = await addDomain(sub);
    await addWebhook(sub, `${receiver.url}/sub`);
    await addWebhook(account, `${receiver.url}/primary`);
    await accept(subDomain);
    await pool().query("update accounts set status = 'disabled' where id = $1", [sub.id]);
    await dispatch();
    expect(receiver.requests.map((request) => request.url)).toEqual(['/primary']);
    await pool().query("update accounts set status = 'open' where id = $1", [sub.id]);
    await dispatch();
    expect(receiver.requests.map((request) => request.url)).toEqual(['/primary', '/sub']);
  });

  it('a secret that cannot be opened keeps its delivery waiting', async () => {
    expect(() => open('v1.00000000.AAAA', 'x')).toThrow();
    await addWebhook(account, receiver.url);
    await accept(domain);
    await pool().query("update accounts set signing_key = 'v1.00000000.AAAA'");
    expect(await dispatch()).toMatchObject({ succeeded: 0, released: 1 });
    expect(await queuedRows()).toMatchObject([{ owner: 0, attempts: 0 }]);
  });
});
