import { afterAll, expect, it, vi } from 'vitest';
import { withDatabase } from '@/lib/testing/database';
import { pool } from '../pool';
import { LiveListener } from './live-listener';

// Before the settings are first read.
process.env.DATABASE_POOLER = 'transaction';
await withDatabase();
afterAll(() => {
  delete process.env.DATABASE_POOLER;
});

it('behind a pooler, where nothing can be heard, pages are told to look every few seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const onUnsure = vi.fn();
  const listener = new LiveListener({ onChange: () => {}, onUnsure });
  vi.advanceTimersByTime(9_000);
  expect(onUnsure).toHaveBeenCalledTimes(3);
  const listeners = "select count(*)::int as n from pg_stat_activity where application_name = 'postwire-live'";
  expect((await pool().query(listeners)).rows[0].n).toBe(0);
  await listener.close();
  vi.advanceTimersByTime(9_000);
  expect(onUnsure).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});
