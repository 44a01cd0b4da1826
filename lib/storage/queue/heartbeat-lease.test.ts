import { describe, expect, it } from 'vitest';
import { BEAT_MS, HeartbeatLease, LEASE_MS, MARGIN_MS } from './heartbeat-lease';
import type { Queryable } from './queryable';

/** A worker that registered at 0, with a database that answers as told and takes as long as told. */
function world() {
  const state = { now: 0, answer: 1 as number | Error, tookMs: 0, lost: 0 };
  const query = async () => {
    state.now += state.tookMs;
    if (state.answer instanceof Error) throw state.answer;
    return { rowCount: state.answer };
  };
  const lease = new HeartbeatLease({
    id: 7,
    db: { query } as unknown as Queryable,
    clock: () => state.now,
    registeredAt: 0,
    onLost: () => {
      state.lost += 1;
    },
  });
  return { lease, state };
}

describe('a lease by heartbeat', () => {
  it('lasts from the registration, but ends for the worker before it ends for the others', () => {
    const { lease, state } = world();
    state.now = LEASE_MS - MARGIN_MS - 1;
    expect(lease.alive).toBe(true);
    state.now = LEASE_MS - MARGIN_MS;
    expect(lease.alive).toBe(false);
  });

  it('survives an event loop that stands still for two seconds just before a beat', () => {
    const { lease, state } = world();
    state.now = BEAT_MS + 2_000;
    expect(lease.alive).toBe(true);
  });

  it('is counted from when the beat was sent, not from when its answer came', async () => {
    const { lease, state } = world();
    state.now = 1_000;
    state.tookMs = 900;
    await lease.confirm();
    state.now = 1_000 + LEASE_MS - MARGIN_MS - 1;
    expect(lease.alive).toBe(true);
    state.now += 1;
    expect(lease.alive).toBe(false);
  });

  it('is not extended by a beat without an answer', async () => {
    const { lease, state } = world();
    state.now = 1_000;
    state.answer = new Error('timeout');
    await expect(lease.confirm()).rejects.toThrow('timeout');
    state.now = LEASE_MS;
    expect(lease.alive).toBe(false);
    expect(state.lost).toBe(0);
  });

  it('that ran out is good again when the next beat finds the row: nobody took anything', async () => {
    const { lease, state } = world();
    state.now = 60_000;
    expect(lease.alive).toBe(false);
    expect(await lease.confirm()).toBe(true);
    expect(lease.alive).toBe(true);
  });

  it('is gone for good, and says so once, when the row is', async () => {
    const { lease, state } = world();
    state.answer = 0;
    expect(await lease.confirm()).toBe(false);
    expect(lease.alive).toBe(false);
    state.answer = 1;
    expect(await lease.confirm()).toBe(false);
    expect(state.lost).toBe(1);
  });
});
