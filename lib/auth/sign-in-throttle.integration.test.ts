import { beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { pruneSignIns } from '@/lib/storage/sign-in-throttle';
import { withDatabase } from '@/lib/testing/database';
import { signInThrottle } from './sign-in-throttle';

await withDatabase();
beforeEach(async () => {
  await pool().query('truncate sign_in_throttle');
});

const tries = async (email: string, address: string, times: number) => {
  const answers = [];
  for (let i = 0; i < times; i += 1) answers.push(await signInThrottle(email, address).take());
  return answers;
};
/** Moves the clock for everybody who waits. */
const later = (interval: string) =>
  pool().query(
    `update sign_in_throttle set blocked_until = blocked_until - $1::interval, last_at = last_at - $1::interval`,
    [interval],
  );
const waits = async () =>
  (await pool().query('select extract(epoch from blocked_until - last_at)::int as s from sign_in_throttle')).rows.map(
    ({ s }) => s,
  );

describe('an account', () => {
  it('lets people mistype four times, then waits 1 s, 2 s, 4 s … up to 15 min', async () => {
    expect(await tries('a@example.com', '', 6)).toEqual([true, true, true, true, true, false]);
    expect(await waits()).toEqual([1]);
    const grown = [];
    for (let i = 0; i < 12; i += 1) {
      await later('15 minutes');
      expect(await tries('a@example.com', '', 2)).toEqual([true, false]);
      grown.push(...(await waits()));
    }
    expect(grown).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('waits wherever the tries come from, and its neighbour does not', async () => {
    for (let i = 0; i < 5; i += 1) await tries('a@example.com', `203.0.113.${i}`, 1);
    expect(await tries('a@example.com', '203.0.113.9', 1)).toEqual([false]);
    expect(await tries('b@example.com', '203.0.113.9', 1)).toEqual([true]);
  });

  it('is forgiven by the right password', async () => {
    await tries('a@example.com', '', 4);
    const throttle = signInThrottle('a@example.com', '');
    expect(await throttle.take()).toBe(true);
    await throttle.succeed();
    expect(await tries('a@example.com', '', 5)).toEqual([true, true, true, true, true]);
  });

  it('waits from when the try had failed, however long looking at it took', async () => {
    await tries('a@example.com', '', 4);
    const throttle = signInThrottle('a@example.com', '');
    expect(await throttle.take()).toBe(true);
    await later('5 seconds');
    await throttle.fail();
    expect(await tries('a@example.com', '', 1)).toEqual([false]);
  });

  it('says how long', async () => {
    expect(await signInThrottle('a@example.com', '203.0.113.7').waitS()).toBe(1);
    for (let i = 0; i < 8; i += 1) {
      await later('15 minutes');
      await tries('a@example.com', '', 1);
    }
    // 1 s, 2 s, 4 s and now 8 s, of which little has passed.
    const waitS = await signInThrottle('a@example.com', '203.0.113.7').waitS();
    expect([7, 8]).toContain(waitS);
  });

  it('counts many tries of the same moment as many', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => signInThrottle('a@example.com', '').take()));
    expect(all.filter(Boolean)).toHaveLength(5);
  });
});

describe('an address', () => {
  it('that tries one account after the other waits too', async () => {
    const answers = [];
    for (let i = 0; i < 32; i += 1) answers.push(...(await tries(`person${i}@example.com`, '203.0.113.7', 1)));
    expect(answers.filter(Boolean)).toHaveLength(31);
    expect(await tries('somebody@example.com', '203.0.113.8', 1)).toEqual([true]);
  });

  it('is a whole /64 in IPv6, which one host has to itself', async () => {
    const answers = [];
    for (let i = 0; i < 32; i += 1) {
      answers.push(...(await tries(`person${i}@example.com`, `2001:db8:1:2::${i.toString(16)}`, 1)));
    }
    expect(answers.filter(Boolean)).toHaveLength(31);
    expect(await tries('somebody@example.com', '2001:db8:1:3::1', 1)).toEqual([true]);
  });

  it('is not charged for those who sign in', async () => {
    for (let i = 0; i < 40; i += 1) {
      const throttle = signInThrottle(`person${i}@example.com`, '203.0.113.7');
      expect(await throttle.take()).toBe(true);
      await throttle.succeed();
    }
  });

  it('of this machine may be a proxy’s, and waits for nobody', async () => {
    for (let i = 0; i < 40; i += 1) expect(await tries(`person${i}@example.com`, '127.0.0.1', 1)).toEqual([true]);
  });
});

it('the table tells neither emails nor addresses, and forgets after a day', async () => {
  await tries('a@example.com', '203.0.113.7', 1);
  const { rows } = await pool().query('select * from sign_in_throttle');
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/example|203\.0/);
  await later('25 hours');
  await pruneSignIns();
  expect((await pool().query('select * from sign_in_throttle')).rows).toEqual([]);
});
