import { describe, expect, it, test } from 'vitest';
import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import { matchWebhooks, type WebhookCandidate } from './match-webhooks';
import { type UrlHolder, type UrlPlace, urlDuplicates } from './url-duplicates';

const place = (accountId: string, domainId: string | null = null): UrlPlace => ({
  accountId,
  parentId: accountId === 'sub' || accountId === 'sub2' ? 'primary' : null,
  domainId,
  level: domainId === null ? 'account' : 'domain',
});
const PLACES = {
  'the primary’s account level': place('primary'),
  'a domain of the primary': place('primary', 'p1'),
  'another domain of the primary': place('primary', 'p2'),
  'the subaccount’s account level': place('sub'),
  'a domain of the subaccount': place('sub', 's1'),
  'another subaccount': place('sub2'),
};
type Name = keyof typeof PLACES;
const holder = (name: Name, eventTypes: readonly EventType[] = EVENT_TYPES): UrlHolder => ({
  ...PLACES[name],
  webhookId: name,
  eventTypes,
});
const told = (own: Name, others: UrlHolder[], eventTypes: EventType[] = ['opened']) =>
  urlDuplicates({ ...PLACES[own], eventTypes }, others).map(
    (each) => `${each.holder.webhookId}: ${each.sends ? 'is skipped' : 'sends'} ${each.eventTypes.join(' ')}`,
  );

test.each<[Name, Name, string[]]>([
  ['a domain of the primary', 'the primary’s account level', ['the primary’s account level: sends opened']],
  ['the primary’s account level', 'a domain of the primary', ['a domain of the primary: is skipped opened']],
  ['the subaccount’s account level', 'the primary’s account level', ['the primary’s account level: sends opened']],
  ['a domain of the subaccount', 'the primary’s account level', ['the primary’s account level: sends opened']],
  ['the primary’s account level', 'a domain of the subaccount', ['a domain of the subaccount: is skipped opened']],
  ['a domain of the subaccount', 'the subaccount’s account level', ['the subaccount’s account level: sends opened']],
  ['a domain of the primary', 'another domain of the primary', []],
  ['a domain of the primary', 'the subaccount’s account level', []],
  ['a domain of the subaccount', 'a domain of the primary', []],
  ['the subaccount’s account level', 'another subaccount', []],
  ['the subaccount’s account level', 'the subaccount’s account level', []],
])('a webhook of %s, with the URL at %s', (own, other, expected) => {
  expect(told(own, [holder(other)])).toEqual(expected);
});

describe('event types', () => {
  it('of which the other does not hear make no duplicate', () => {
    expect(told('a domain of the primary', [holder('the primary’s account level', ['clicked'])])).toEqual([]);
  });

  it('are all of the other’s while none is chosen', () => {
    const others = [holder('the primary’s account level', ['clicked', 'opened'])];
    expect(told('a domain of the primary', others, [])).toEqual(['the primary’s account level: sends opened clicked']);
  });

  it('are sent by the first in the order alone', () => {
    const others = [
      holder('the subaccount’s account level', ['opened', 'clicked']),
      holder('the primary’s account level', ['opened']),
    ];
    expect(told('a domain of the subaccount', others, ['opened', 'clicked'])).toEqual([
      'the primary’s account level: sends opened',
      'the subaccount’s account level: sends clicked',
    ]);
  });
});

it('says the same as the rule by which events are matched', () => {
  const levels = { primary: 'primary-account', sub: 'account' } as const;
  const candidate = (webhookId: string, each: UrlPlace): WebhookCandidate => ({
    ...({ webhookId, urlKey: 'same', enabled: true, eventTypes: ['opened'] } as Omit<WebhookCandidate, 'level'>),
    level: each.level === 'domain' ? 'domain' : levels[each.accountId as 'primary' | 'sub'],
  });
  const onDomainOfSub: Name[] = [
    'the primary’s account level',
    'the subaccount’s account level',
    'a domain of the subaccount',
  ];
  for (const own of onDomainOfSub) {
    for (const other of onDomainOfSub.filter((name) => name !== own)) {
      const { winners } = matchWebhooks([candidate('other', PLACES[other]), candidate('own', PLACES[own])], {
        type: 'opened',
      });
      const [duplicate] = urlDuplicates({ ...PLACES[own], eventTypes: ['opened'] }, [holder(other)]);
      expect(duplicate?.sends, `${own} against ${other}`).toBe(winners[0]?.webhookId === 'own');
    }
  }
});
