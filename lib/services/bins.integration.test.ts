import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access';
import { BIN_LIFETIME_MS, MAX_BINS } from '@/lib/schemas/bin-limits';
import { deleteExpiredBins } from '@/lib/storage/bins/delete-expired-bins';
import { storeBinRequest } from '@/lib/storage/bins/store-bin-request';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { listAuditLog } from './audit-log';
import { clearBinRequests, getBinRequest, listBinRequests } from './bin-requests';
import { createBin, deleteBin, getBin, listBins, updateBin } from './bins';
import { createWebhook } from './change-webhook';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { systemCaller } from './system-caller';

await withDatabase();

let primary: Caller;
let sub: Caller;
let stranger: Caller;

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  sub = systemCaller(await createSubaccount(primary, 'Acme sub'));
  stranger = systemCaller(await createPrimaryAccount('Other'));
});
beforeEach(() => pool().query('delete from bins'));

const nothing = { verdict: 'missing' as const, detail: '', ageMs: null, signatures: [] };
const arrive = (binId: string, path = '') =>
  storeBinRequest({
    binId,
    method: 'POST',
    path,
    query: '',
    headers: [],
    body: Buffer.from('{}'),
    remoteAddress: null,
    checks: { mailgun: nothing, standardWebhooks: nothing, event: null },
  });
const notFound = { code: 'not_found' };

describe('a new bin', () => {
  it('has an unguessable URL, lives for 48 hours and answers 200', async () => {
    const made = await createBin(primary, {});
    expect(made.id).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(made.url).toBe(`http://127.0.0.1:3000/bin/${made.id}`);
    expect(made).toMatchObject({ answer: { status: 200, delayMs: 0, hang: false }, received: 0, lastRequestAt: null });
    expect(Date.parse(made.expiresAt) - Date.now()).toBeGreaterThan(BIN_LIFETIME_MS - 10_000);
    expect(Date.parse(made.expiresAt) - Date.now()).toBeLessThanOrEqual(BIN_LIFETIME_MS);
  });

  it('is one of at most 20, also when many are made at once; others’ do not count', async () => {
    await createBin(stranger, {});
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => createBin(primary, {})));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(MAX_BINS);
    const refused = results.filter((each) => each.status === 'rejected').map(({ reason }) => reason.code);
    expect(new Set(refused)).toEqual(new Set(['limit_reached']));
  });

  it('takes the place of one whose time is over', async () => {
    for (let n = 0; n < MAX_BINS; n++) await createBin(primary, {});
    await pool().query(`update bins set expires_at = now() where id = (select id from bins limit 1)`);
    await expect(createBin(primary, {})).resolves.toBeDefined();
  });

  it('may be a webhook’s URL; one that is gone may not', async () => {
    const { id, url } = await createBin(primary, {});
    const input = { level: 'account' as const, description: '', eventTypes: ['opened' as const] };
    await expect(createWebhook(primary, { ...input, url })).resolves.toMatchObject({ url });
    const other = await createBin(primary, {});
    await deleteBin(primary, other.id);
    await expect(createWebhook(primary, { ...input, url: other.url })).rejects.toThrow('There is no such bin');
    await deleteBin(primary, id);
  });
});

it('what is named changes, and the rest stays', async () => {
  const { id } = await createBin(primary, { name: 'A', answer: { status: 406 } });
  expect((await updateBin(primary, id, { answer: { delayMs: 500 } })).answer).toEqual({
    status: 406,
    delayMs: 500,
    hang: false,
  });
  expect(await updateBin(primary, id, { name: 'B' })).toMatchObject({ name: 'B', answer: { status: 406 } });
  expect(await arrive(id)).toEqual({ status: 406, delayMs: 500, hang: false });
});

describe('nobody else’s', () => {
  it('a stranger, a subaccount, the primary and another region find nothing', async () => {
    const { id } = await createBin(sub, {});
    await arrive(id);
    for (const caller of [stranger, primary, { ...sub, region: 'eu' as const }]) {
      expect((await listBins(caller)).items).toEqual([]);
      const attempts = [
        () => getBin(caller, id),
        () => updateBin(caller, id, { name: 'x' }),
        () => deleteBin(caller, id),
        () => listBinRequests(caller, id, { limit: 1 }),
        () => getBinRequest(caller, id, '1'),
        () => clearBinRequests(caller, id),
      ];
      for (const attempt of attempts) {
        await expect(attempt()).rejects.toMatchObject(notFound);
      }
    }
    expect(await getBin(sub, id)).toMatchObject({ name: '', received: 1 });
  });

  it('a viewer looks and changes nothing', async () => {
    const { id } = await createBin(primary, {});
    const viewer: Caller = { ...primary, role: 'viewer' };
    await expect(getBin(viewer, id)).resolves.toMatchObject({ id });
    await expect(listBinRequests(viewer, id, { limit: 1 })).resolves.toMatchObject({ items: [] });
    const attempts = [
      () => createBin(viewer, {}),
      () => updateBin(viewer, id, {}),
      () => deleteBin(viewer, id),
      () => clearBinRequests(viewer, id),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

it('who made, changed and deleted a bin is in the audit log, and what did not change is not', async () => {
  const ada: Caller = { ...primary, via: 'session', actorId: 'a'.repeat(24) };
  const { id } = await createBin(ada, { name: 'Retries' });
  await updateBin(ada, id, { answer: { status: 406 } });
  await updateBin(ada, id, { answer: { status: 406 } });
  await deleteBin(ada, id);
  const { items } = await listAuditLog(ada, { limit: 100, includeSubaccounts: false });
  const told = items.filter(({ target }) => target.kind === 'bin');
  expect(told.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['bin.delete', { name: 'Retries', status: 406, delayMs: 0, hang: false }, null],
    ['bin.update', { status: 200 }, { status: 406 }],
    ['bin.create', null, { name: 'Retries', status: 200, delayMs: 0, hang: false }],
  ]);
  expect(new Set(told.map(({ target }) => `${target.id} ${target.name}`))).toEqual(new Set([`${id} Retries`]));
});

describe('what a bin was sent', () => {
  it('comes page after page, the newest first, also while more arrives', async () => {
    const { id } = await createBin(primary, {});
    for (const path of ['/1', '/2', '/3']) await arrive(id, path);
    const first = await listBinRequests(primary, id, { limit: 2 });
    expect(first.items.map(({ path }) => path)).toEqual(['/3', '/2']);
    await arrive(id, '/4');
    const second = await listBinRequests(primary, id, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ path: '/1' }], nextCursor: null });
  });

  it.each(['0', '-1', '1.5', 'x', '99999999999', '2'])('has no request %s', async (requestId) => {
    const { id } = await createBin(primary, {});
    await arrive(id);
    await expect(getBinRequest(primary, id, requestId)).rejects.toMatchObject(notFound);
  });

  it('can be cleared, and the bin goes on taking requests', async () => {
    const { id } = await createBin(primary, {});
    await arrive(id, '/1');
    expect(await clearBinRequests(primary, id)).toEqual({ id, cleared: 1 });
    await arrive(id, '/2');
    expect((await listBinRequests(primary, id, { limit: 5 })).items.map(({ path }) => path)).toEqual(['/2']);
  });

  it('is numbered without gaps when it arrives at once', async () => {
    const { id } = await createBin(primary, {});
    await Promise.all(Array.from({ length: 40 }, () => arrive(id)));
    const { items } = await listBinRequests(primary, id, { limit: 100 });
    expect(items.map((item) => Number(item.id))).toEqual(Array.from({ length: 40 }, (_, n) => 40 - n));
  });
});

it('bins whose time is over are not found, take nothing, and are deleted a few at a time', async () => {
  const { id } = await createBin(primary, {});
  const kept = await createBin(stranger, {});
  await arrive(id);
  await pool().query('update bins set expires_at = now() where id = $1', [id]);
  await expect(getBin(primary, id)).rejects.toMatchObject(notFound);
  expect(await arrive(id)).toBeNull();
  expect(await deleteExpiredBins(pool())).toBe(1);
  const left = await pool().query('select id from bins union all select bin_id from bin_requests');
  expect(left.rows).toEqual([{ id: kept.id }]);
});
