import { beforeAll, describe, expect, it } from 'vitest';
import { mintApiKey } from '@/lib/auth/api-key-text';
import type { Caller } from '@/lib/core/access';
import { deleteExpiredAuditEntries } from '@/lib/dispatch/audit-retention';
import type { AuditQuery } from '@/lib/schemas/audit-log';
import { newObjectId } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { createAccountLevel, deleteAccountLevel } from './account-webhooks';
import { listAuditLog } from './audit-log';
import { createWebhook, deleteWebhook, updateWebhook } from './change-webhook';
import { getConfiguration, updateConfiguration } from './configuration';
import { changeDomain, verifyDomain } from './domain-settings';
import { createTypeUrls, removeUrls } from './domain-webhooks';
import { deleteDomain } from './domains';
import { deleteApiKey } from './keys';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { createApiKey } from './provision-api-key';
import { createDomain } from './provision-domain';
import { createUser } from './provision-user';
import { recordAudit } from './record-audit';
import { regenerateSigningKey } from './signing-key';
import { changeSubaccountStatus } from './subaccounts';
import { systemCaller } from './system-caller';

await withDatabase();

let primary: Caller;
let sub: Caller;
let inSub: Caller;
let stranger: Caller;

/** An admin of the account, signed in. */
async function person(system: Caller, name: string): Promise<Caller> {
  const email = `${newObjectId()}@people.example`;
  const { id } = await createUser(system, { email, name, role: 'admin', password: 'a long password' });
  return { ...system, via: 'session', actorId: id, address: '198.51.100.7' };
}

beforeAll(async () => {
  const top = systemCaller(await createPrimaryAccount('Acme'));
  primary = await person(top, 'Ada');
  const below = systemCaller(await createSubaccount(top, 'Northwind'));
  sub = await person(below, 'Nora');
  inSub = { ...primary, account: below.account };
  stranger = await person(systemCaller(await createPrimaryAccount('Elsewhere')), 'Eve');
});

const list = async (caller: Caller, query: Partial<AuditQuery> = {}) =>
  (await listAuditLog(caller, { limit: 100, includeSubaccounts: false, ...query })).items;
const actions = async (caller: Caller, query: Partial<AuditQuery> = {}) =>
  (await list(caller, query)).map((entry) => entry.action);

const url = 'https://ada:secret@hooks.example.com/in';
const webhook = { level: 'account' as const, url, description: 'Orders', eventTypes: ['opened' as const] };

describe('what is in the audit log', () => {
  it('who changed a webhook, from where, and what it was before and after, the password masked', async () => {
    const { id } = await createWebhook(primary, webhook);
    await updateWebhook(primary, id, { description: 'All orders', eventTypes: ['opened', 'clicked'] });
    await updateWebhook(primary, id, { url: 'https://ada:another@hooks.example.com/in' });
    await updateWebhook(primary, id, { enabled: false });
    await updateWebhook(primary, id, { enabled: true });
    await updateWebhook(primary, id, { description: 'All orders' });
    await deleteWebhook(primary, id);
    const entries = await list(primary, { targetId: id });
    expect(entries.map(({ action }) => action)).toEqual([
      'webhook.delete',
      'webhook.enable',
      'webhook.disable',
      'webhook.update',
      'webhook.update',
      'webhook.create',
    ]);
    const shown = 'https://ada:***@hooks.example.com/in';
    expect(entries[5]).toMatchObject({
      actor: { kind: 'person', id: primary.actorId, name: 'Ada', detail: expect.stringContaining('@people.example') },
      address: '198.51.100.7',
      account: { name: 'Acme' },
      target: { kind: 'webhook', id, name: 'Orders' },
      before: null,
      after: { url: shown, eventTypes: ['opened'], enabled: true },
    });
    expect(entries[4]).toMatchObject({
      before: { description: 'Orders', eventTypes: ['opened'] },
      after: { description: 'All orders', eventTypes: ['opened', 'clicked'] },
    });
    expect(entries[3]).toMatchObject({ before: { credentials: '***' }, after: { credentials: '*** (changed)' } });
    expect(JSON.stringify(entries)).not.toMatch(/secret|another/);
  });

  it("what Mailgun's doors change: account-level ones, and those of a domain by type and by URL", async () => {
    await createDomain(primary, { name: 'doors.example' });
    const id = await createAccountLevel(primary, { ...webhook, url: 'https://v1.example.com/' });
    await createTypeUrls(primary, 'doors.example', 'clicked', ['https://v3.example.com/']);
    await removeUrls(primary, 'doors.example', ['https://v3.example.com/']);
    await deleteAccountLevel(primary, [id]);
    expect((await actions(primary)).slice(0, 5)).toEqual([
      'webhook.delete',
      'webhook.delete',
      'webhook.create',
      'webhook.create',
      'domain.create',
    ]);
  });

  it('domains, keys, the signing key, subaccounts and settings; no key in full', async () => {
    await createDomain(primary, { name: 'kept.example' });
    await verifyDomain(primary, 'kept.example');
    await changeDomain(primary, 'kept.example', { settings: { spam_action: 'tag' } });
    await changeDomain(primary, 'kept.example', { settings: { spam_action: 'tag' } });
    await deleteDomain(primary, 'kept.example');
    const { id, secret } = await createApiKey(primary, { role: 'viewer', description: 'Reports' });
    await deleteApiKey(primary, id);
    const signingKey = await regenerateSigningKey(primary);
    await updateConfiguration(primary, { retryDelivered: true, retentionDays: 90 });
    await changeSubaccountStatus(primary, sub.account.id, { status: 'disabled', reason: 'unpaid' });
    await changeSubaccountStatus(primary, sub.account.id, { status: 'open' });
    const entries = await list(primary, { limit: 10 });
    expect(entries.map(({ action }) => action).reverse()).toEqual([
      'domain.create',
      'domain.verify',
      'domain.update',
      'domain.delete',
      'key.create',
      'key.revoke',
      'signing_key.regenerate',
      'configuration.update',
      'subaccount.disable',
      'subaccount.enable',
    ]);
    expect(entries[7]).toMatchObject({ before: { spam_action: 'disabled' }, after: { spam_action: 'tag' } });
    expect(entries[2]).toMatchObject({
      before: { retryDelivered: false, retentionDays: null },
      after: { retryDelivered: true, retentionDays: 90 },
    });
    expect(JSON.stringify(entries)).not.toContain(secret);
    expect(JSON.stringify(entries)).not.toContain(signingKey);
  });

  it('a key is named by its description and its first characters', async () => {
    const { secret } = mintApiKey();
    const { id } = await createApiKey(primary, { role: 'admin', description: 'Deploy script', secret });
    await updateConfiguration({ ...primary, via: 'key', actorId: id }, { retryDelivered: false });
    const [entry] = await list(primary, { actor: id });
    expect(entry?.actor).toMatchObject({ kind: 'key', id, name: 'Deploy script', detail: secret.slice(0, 8) });
  });

  it('a change that did not happen is not in it', async () => {
    const before = (await list(primary)).length;
    await expect(createWebhook(primary, { ...webhook, url: 'ftp://x.example/' })).rejects.toThrow();
    await updateConfiguration(primary, { retentionDays: 90 });
    expect(await list(primary)).toHaveLength(before);
  });
});

describe('who reads what', () => {
  it('a subaccount reads that the primary changed its webhook, by name and without address', async () => {
    const { id } = await createWebhook(sub, { ...webhook, url: 'https://sub.example.com/' });
    await updateWebhook(primary, id, { description: 'Renamed from above' });
    const [entry] = await list(sub, { targetId: id });
    expect(entry).toMatchObject({
      account: { name: 'Northwind' },
      actor: { name: 'Ada', detail: null, account: { name: 'Acme' } },
      address: null,
      after: { description: 'Renamed from above' },
    });
    expect((await list(primary, { targetId: id, includeSubaccounts: true }))[0]).toMatchObject({
      address: '198.51.100.7',
      actor: { detail: expect.stringContaining('@') },
    });
    expect(await list(primary, { targetId: id })).toEqual([]);
    expect(await list(stranger, { targetId: id, includeSubaccounts: true })).toEqual([]);
  });

  it('nobody in a subaccount reads of redaction, whoever changed it and however they ask', async () => {
    await updateConfiguration(primary, { redactPii: true });
    await createDomain(sub, { name: 'told.example' });
    const target = { kind: 'domain' as const, id: 'told', name: 'told.example', accountId: sub.account.id };
    const [before, after] = [{ redactPii: false }, { redactPii: true }];
    await recordAudit(primary, { action: 'domain.update', target, before, after });
    await recordAudit(primary, {
      action: 'domain.update',
      target,
      before: { ...before, wildcard: false },
      after: { ...after, wildcard: true },
    });
    for (const reader of [sub, inSub]) {
      expect(JSON.stringify(await list(reader))).not.toMatch(/pii|redact/i);
      expect(await list(reader, { q: 'redact' })).toEqual([]);
      expect(await list(reader, { targetId: 'told' })).toMatchObject([{ after: { wildcard: true } }]);
    }
    expect(await list(primary, { q: 'redactpii', includeSubaccounts: true })).toHaveLength(3);
  });

  it('is admins only, and a subaccount has no subaccounts to ask for', async () => {
    for (const role of ['developer', 'viewer', 'sending'] as const) {
      await expect(list({ ...primary, role })).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(list(sub, { includeSubaccounts: true })).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('finding in it', () => {
  it('narrows by action, kind, text and time, and pages without losing or repeating', async () => {
    expect(new Set(await actions(primary, { targetKind: 'domain' }))).not.toContain('webhook.create');
    expect(new Set(await actions(primary, { action: 'key.revoke' }))).toEqual(new Set(['key.revoke']));
    expect(await actions(primary, { q: 'dEpLoY' })).toContain('key.create');
    expect(await actions(primary, { to: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect((await actions(primary, { from: '2020-01-01T00:00:00Z' })).length).toBeGreaterThan(5);
    const all = (await list(primary)).map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAuditLog(primary, { limit: 3, includeSubaccounts: false, cursor });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
  });
});

describe('the configuration', () => {
  it('tells a primary who set redaction last, and nobody in a subaccount', async () => {
    await updateConfiguration(primary, { redactPii: false });
    expect(await getConfiguration(primary)).toMatchObject({ redactPiiChange: { by: 'Ada', kind: 'person' } });
    expect(await getConfiguration(stranger)).toMatchObject({ redactPiiChange: null });
    expect(Object.keys(await getConfiguration(inSub)).sort()).toEqual(['retentionDays', 'retryDelivered']);
  });

  it("a primary's retention holds for its subaccounts, who cannot set it", async () => {
    expect(await getConfiguration(sub)).toMatchObject({ retentionDays: 90 });
    for (const caller of [sub, inSub]) {
      const attempt = updateConfiguration(caller, { retentionDays: 7, retryDelivered: true });
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await getConfiguration(sub)).toMatchObject({ retentionDays: 90, retryDelivered: false });
    await updateConfiguration(primary, { retentionDays: null });
    expect(await getConfiguration(sub)).toMatchObject({ retentionDays: null });
  });
});

describe('the table', () => {
  it('refuses every change of what is in it', async () => {
    await expect(pool().query("update audit_log set actor_name = 'nobody'")).rejects.toThrow('append-only');
    await expect(pool().query('delete from audit_log')).rejects.toThrow('append-only');
    await expect(pool().query('truncate audit_log')).rejects.toThrow('append-only');
  });

  it('gives up what is old to retention, of who wants that, and to nothing else afterwards', async () => {
    const signal = new AbortController().signal;
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await updateConfiguration(primary, { retentionDays: 30 });
    const [own, below] = [(await list(primary)).length, (await list(sub)).length];
    await regenerateSigningKey(stranger);
    expect(await deleteExpiredAuditEntries(inDays(29), signal, 2)).toBe(0);
    // The subaccount's entries too, also the one that it does not read.
    expect(await deleteExpiredAuditEntries(inDays(31), signal, 2)).toBeGreaterThanOrEqual(own + below);
    expect([await list(primary), await list(sub)]).toEqual([[], []]);
    expect(await actions(stranger)).toEqual(['signing_key.regenerate']);
    await expect(pool().query('delete from audit_log')).rejects.toThrow('append-only');
  });
});
