import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/access';
import { createBin, getBin } from '@/lib/services/bins';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { systemCaller } from '@/lib/services/system-caller';
import { liveBinLookUp } from '@/lib/storage/bins/find-live-bin';
import { pool } from '@/lib/storage/pool';
import { BinServer } from '@/lib/testing/bin-server';
import { withDatabase } from '@/lib/testing/database';

await withDatabase();

// Strangers who ask for ids that are none, and the bin that is there beside them.
const server = new BinServer();
const lookUp = liveBinLookUp();
let primary: Caller;
let binId: string;

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
});
beforeEach(async () => {
  await pool().query('delete from bins');
  binId = (await createBin(primary, {})).id;
});
const url = () => server.url(`/bin/${binId}`);

const from = (address: string) => ({ headers: { 'x-from': address } });
const unknown = (address: string) =>
  fetch(server.url(`/bin/${randomBytes(17).toString('base64url').slice(0, 22)}`), from(address));
/** The statuses of so many at once. */
async function many(address: string, times: number): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: times }, () => unknown(address)));
  for (const answer of answers) await answer.arrayBuffer();
  return answers.map(({ status }) => status);
}
const THEIRS = '203.0.113.9';
const useUp = async () => {
  for (let n = 0; n < 6; n++) expect(await many(THEIRS, 10)).toEqual(Array(10).fill(404));
};

it('are told to wait after 60 in a minute, each address for itself', async () => {
  await useUp();
  const refused = await unknown(THEIRS);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
  expect((await unknown('203.0.113.10')).status).toBe(404);
});

it('cost no look-up then, and do not shut a bin that is in use for their address', async () => {
  expect((await fetch(url(), from(THEIRS))).status).toBe(200);
  await useUp();
  const query = vi.spyOn(pool(), 'query');
  expect(await many(THEIRS, 20)).toEqual(Array(20).fill(429));
  expect(query.mock.calls.filter((call) => JSON.stringify(call).includes('find-live-bins'))).toEqual([]);
  query.mockRestore();
  expect((await fetch(url(), from(THEIRS))).status).toBe(200);
});

it('take no request from the bins that there are, from however many addresses they ask', async () => {
  const flood = Array.from({ length: 20 }, (_, n) => many(`198.51.100.${n}`, 15));
  const statuses = [];
  for (let n = 0; n < 20; n++) statuses.push((await fetch(url(), from('198.51.100.1'))).status);
  await Promise.all(flood);
  expect(statuses).toEqual(Array(20).fill(200));
  expect((await getBin(primary, binId)).received).toBe(20);
});

it('share one look-up when they ask at once', async () => {
  const query = vi.spyOn(pool(), 'query');
  await Promise.all(Array.from({ length: 300 }, (_, n) => lookUp(`${n}`.padStart(22, 'x'))));
  expect(query.mock.calls.length).toBeLessThan(5);
  query.mockRestore();
});
