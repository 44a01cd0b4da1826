import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';
import type { EndpointSettings } from '@/lib/storage/queue/load-settings';
import { KeptPlans } from './kept-plans';

const row = (endpointId: number, settingsVersion: number): ClaimedDelivery => ({
  id: 1n,
  endpointId,
  attempts: 0,
  eventId: 2n,
  accountId: 'a',
  domainId: 'd',
  region: 'us',
  eventType: 'opened',
  payload: '{}',
  dueMs: 0,
  settingsVersion,
});

const endpoint = (endpointId: number): EndpointSettings => ({
  endpointId,
  webhookId: 'w',
  accountId: 'a',
  url: 'https://a.example/',
  urlSecret: null,
  enabled: false,
  accountOpen: true,
  retryDelivered: false,
  eventTypes: ['opened'],
});

function kept() {
  const asked: number[][] = [];
  const plans = new KeptPlans(async (endpointIds) => {
    asked.push(endpointIds);
    return { endpoints: endpointIds.filter((id) => id < 100).map(endpoint), sources: [] };
  });
  return { asked, plans };
}

afterEach(() => vi.useRealTimers());

describe('kept plans', () => {
  it('read what they do not know, once while the version stands', async () => {
    const { asked, plans } = kept();
    await plans.forRows([row(1, 7), row(1, 7), row(2, 7)]);
    await plans.forRows([row(2, 7), row(3, 7)]);
    await plans.forRows([row(1, 7), row(3, 7)]);
    expect(asked).toEqual([[1, 2], [3]]);
  });

  it('read all anew when the version has moved', async () => {
    const { asked, plans } = kept();
    await plans.forRows([row(1, 7)]);
    await plans.forRows([row(1, 8)]);
    expect(asked).toEqual([[1], [1]]);
  });

  it('serve an older claim that comes late by what was read after it', async () => {
    const { asked, plans } = kept();
    await plans.forRows([row(1, 8)]);
    await plans.forRows([row(1, 7)]);
    await plans.forRows([row(1, 8)]);
    expect(asked).toEqual([[1]]);
  });

  it('do not mix what an older version still reads with what a newer one knows', async () => {
    const pending: (() => void)[] = [];
    const plans = new KeptPlans(async (endpointIds) => {
      await new Promise<void>((resolve) => pending.push(resolve));
      return { endpoints: endpointIds.map(endpoint), sources: [] };
    });
    const older = plans.forRows([row(1, 7)]);
    const newer = plans.forRows([row(1, 8)]);
    for (const resolve of pending) resolve();
    expect(await newer).not.toBe(await older);
  });

  it('know what does not exist, and give its rows back', async () => {
    const { asked, plans } = kept();
    const found = await plans.forRows([row(100, 7)]);
    await plans.forRows([row(100, 7)]);
    expect(asked).toEqual([[100]]);
    expect(found.planOf(row(100, 7)).do).toBe('release');
    expect((await plans.forRows([row(1, 7)])).planOf(row(1, 7)).do).toBe('cancel');
  });

  it('are read anew after half a minute, for a former key that signs for a day', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { asked, plans } = kept();
    await plans.forRows([row(1, 7)]);
    vi.advanceTimersByTime(29_000);
    await plans.forRows([row(1, 7)]);
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(2_000);
    await plans.forRows([row(1, 7)]);
    expect(asked).toHaveLength(2);
  });
});
