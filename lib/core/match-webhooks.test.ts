import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { type CandidateLevel, matchWebhooks, type WebhookCandidate } from './match-webhooks';

let endpoints = 0;
function webhook(webhookId: string, level: CandidateLevel, urlKey: string, more: Partial<WebhookCandidate> = {}) {
  endpoints += 1;
  const candidate: WebhookCandidate = {
    webhookId,
    endpointId: endpoints,
    level,
    urlKey,
    enabled: true,
    eventTypes: ['opened'],
    ...more,
  };
  return candidate;
}
const match = (candidates: WebhookCandidate[]) => {
  const { winners, skipped } = matchWebhooks(candidates, { type: 'opened' });
  return { winners: winners.map((winner) => winner.webhookId), skipped };
};

describe("PRODUCT 2: \"the candidates are, in this order: P's account-level webhooks, A's account-level webhooks, D's domain-level webhooks\"", () => {
  const table: [string, WebhookCandidate[], string[]][] = [
    ['nobody listens', [], []],
    ['a domain-level webhook alone sends', [webhook('d', 'domain', 'u')], ['d']],
    ['an account-level webhook alone sends', [webhook('a', 'account', 'u')], ['a']],
    [
      'the primary’s account-level webhook fires for a subaccount’s domain',
      [webhook('p', 'primary-account', 'u')],
      ['p'],
    ],
    [
      'three levels with three URLs all send, primary first, whatever order they come in',
      [webhook('d', 'domain', 'u3'), webhook('a', 'account', 'u2'), webhook('p', 'primary-account', 'u1')],
      ['p', 'a', 'd'],
    ],
    [
      'within a level the order given decides',
      [webhook('d2', 'domain', 'u2'), webhook('d1', 'domain', 'u1'), webhook('d3', 'domain', 'u3')],
      ['d2', 'd1', 'd3'],
    ],
  ];
  it.each(table)('%s', (_, candidates, winners) => {
    expect(match(candidates)).toEqual({ winners, skipped: [] });
  });
});

describe('PRODUCT 2: "enabled, and subscribed to the event\'s type"', () => {
  it('a disabled webhook stays silent, and hands its URL to the next level', () => {
    const candidates = [webhook('a', 'account', 'same', { enabled: false }), webhook('d', 'domain', 'same')];
    expect(match(candidates)).toEqual({ winners: ['d'], skipped: [] });
  });

  it('a webhook of other types stays silent, and hands its URL to the next level', () => {
    const candidates = [webhook('a', 'account', 'same', { eventTypes: ['clicked'] }), webhook('d', 'domain', 'same')];
    expect(match(candidates)).toEqual({ winners: ['d'], skipped: [] });
  });

  it.each(EVENT_TYPES)('%s reaches exactly those subscribed to it', (type) => {
    const candidates = EVENT_TYPES.map((each) => webhook(each, 'domain', `url-${each}`, { eventTypes: [each] }));
    expect(matchWebhooks(candidates, { type }).winners.map((winner) => winner.webhookId)).toEqual([type]);
  });
});

describe('PRODUCT 2: "Each unique URL (exact string) hears of it once; the first in the order wins and the others are recorded as skipped duplicates"', () => {
  it('same URL at domain and account level = the account-level one sends', () => {
    expect(match([webhook('d', 'domain', 'same'), webhook('a', 'account', 'same')])).toEqual({
      winners: ['a'],
      skipped: [{ webhookId: 'd', level: 'domain', wonBy: 'a' }],
    });
  });

  it('same URL at all three levels = the primary’s sends, the others are skipped for it', () => {
    const candidates = [
      webhook('d', 'domain', 'same'),
      webhook('a', 'account', 'same'),
      webhook('p', 'primary-account', 'same'),
    ];
    expect(match(candidates)).toEqual({
      winners: ['p'],
      skipped: [
        { webhookId: 'a', level: 'account', wonBy: 'p' },
        { webhookId: 'd', level: 'domain', wonBy: 'p' },
      ],
    });
  });

  it('URLs that differ in one character are two URLs', () => {
    const candidates = [webhook('a', 'account', 'https://x/'), webhook('d', 'domain', 'https://x')];
    expect(match(candidates).winners).toEqual(['a', 'd']);
  });
});

describe('PRODUCT 2: "nothing configured in a subaccount adds to, changes, delays or stops a delivery of the primary\'s webhooks"', () => {
  const primary = [webhook('p1', 'primary-account', 'u1'), webhook('p2', 'primary-account', 'u2')];
  const table: [string, WebhookCandidate[]][] = [
    ['other URLs', [webhook('a', 'account', 'u8'), webhook('d', 'domain', 'u9')]],
    ['the same URLs', [webhook('a', 'account', 'u1'), webhook('d', 'domain', 'u2')]],
    ['the same URLs, disabled', [webhook('a', 'account', 'u1', { enabled: false })]],
  ];
  it.each(table)('%s in the subaccount', (_, own) => {
    const alone = matchWebhooks(primary, { type: 'opened' }).winners;
    const together = matchWebhooks([...own, ...primary], { type: 'opened' }).winners;
    expect(together.filter((winner) => winner.level === 'primary-account')).toEqual(alone);
  });
});
