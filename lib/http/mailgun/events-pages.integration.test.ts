import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventDomain } from '@/lib/dispatch/event-group';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import { eventsReader, handIn, idsOf, pageOf, T } from '@/lib/testing/mailgun-events';
import { addAccount, addDomain, type TestAccount } from '@/lib/testing/world';

await withDatabase();

let account: TestAccount;
let domain: EventDomain;
let owner: ReturnType<typeof mailgunClient>;
let reader: ReturnType<typeof eventsReader>;

const callerOf = ({ id, parentId }: TestAccount) => systemCaller({ id, parentId, name: 'Acme' });

beforeAll(async () => {
  account = await addAccount();
  owner = mailgunClient((await createApiKey(callerOf(account), { role: 'viewer' })).secret);
});
beforeEach(async () => {
  domain = await addDomain(account);
  reader = eventsReader(owner, domain.name);
});

describe('pages', () => {
  const names = Array.from({ length: 7 }, (_, index) => `p${index}`);

  it.each(['yes', 'no'])('lead to the end and back (ascending=%s)', async (ascending) => {
    await handIn(domain, names);
    const expected = ascending === 'yes' ? names : [...names].reverse();
    const first = await reader.list({ ascending, limit: '3' });
    expect(idsOf(await reader.follow(first.paging.previous))).toEqual([]);
    const { found, last } = await reader.walk(first);
    expect(found).toEqual(expected);
    const third = await reader.follow(last.paging.previous);
    const second = await reader.follow(third.paging.previous);
    expect(idsOf(second)).toEqual(expected.slice(1, 4));
    expect(idsOf(await reader.follow(second.paging.next))).toEqual(expected.slice(4, 7));
    expect(idsOf(await reader.follow((await reader.follow(second.paging.previous)).paging.next))).toEqual(
      expected.slice(1, 4),
    );
    expect(idsOf(await reader.follow(third.paging.first))).toEqual(expected.slice(0, 3));
    expect(idsOf(await reader.follow(first.paging.last))).toEqual(expected.slice(4));
  });

  it('hold the filters and the range, and come as ?page= as well', async () => {
    await handIn(domain, names, (index) => ({ tags: [index % 2 ? 'odd' : 'even'] }));
    const first = await reader.list({ tags: 'odd', begin: String(T + 2), ascending: 'yes', limit: '1' });
    const { text } = await reader.get({ page: pageOf(first.paging.next), tags: 'even', limit: '100' });
    expect([idsOf(first), idsOf(JSON.parse(text))]).toEqual([['p3'], ['p5']]);
  });

  it('2,000 events of one microsecond: none lost, none twice, in both orders', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `m${index}`);
    await handIn(domain, many, () => ({ timestamp: T + 0.123456 }));
    const forward = await reader.walk(await reader.list({ ascending: 'yes', limit: '300' }));
    // In the order in which they came.
    expect(forward.found).toEqual(many);
    const backward = await reader.walk(await reader.list({ limit: '299' }));
    expect(backward.found).toEqual([...forward.found].reverse());
  });
});

describe('reading on for what is new', () => {
  it('the end of an ascending list yields what comes later, once each, also of the same microsecond', async () => {
    const same = () => ({ timestamp: T + 0.123456 });
    await handIn(domain, ['a', 'b', 'c'], same);
    let { last, found } = await reader.walk(await reader.list({ ascending: 'yes', limit: '2' }));
    expect(found).toEqual(['a', 'b', 'c']);
    expect(idsOf(await reader.follow(last.paging.next))).toEqual([]);
    await handIn(domain, ['d', 'e', 'f'], same);
    ({ last, found } = await reader.walk(await reader.follow(last.paging.next)));
    expect(found).toEqual(['d', 'e', 'f']);
    await handIn(domain, ['g']);
    ({ last, found } = await reader.walk(await reader.follow(last.paging.next)));
    expect(found).toEqual(['g']);
    expect(idsOf(await reader.follow(last.paging.previous))).toEqual(['f', 'g']);
  });

  it('so does the previous page of a descending list', async () => {
    await handIn(domain, ['a', 'b', 'c']);
    const first = await reader.list({ limit: '2' });
    await handIn(domain, ['d', 'e', 'f'], (index) => ({ timestamp: T + 50 + index }));
    const page = await reader.follow(first.paging.previous);
    expect(idsOf(page)).toEqual(['e', 'd']);
    const newest = await reader.follow(page.paging.previous);
    expect(idsOf(newest)).toEqual(['f']);
    expect(idsOf(await reader.follow(newest.paging.previous))).toEqual([]);
    expect(idsOf(await reader.follow(newest.paging.next))).toEqual(['e', 'd']);
  });

  it('what happened before the newest event shown, and came in after it, is not missed', async () => {
    await handIn(domain, ['a', 'z'], (index) => ({ timestamp: T + index * 1_000 + 0.5 }));
    const { last } = await reader.walk(await reader.list({ ascending: 'yes' }));
    await handIn(domain, ['late'], () => ({ timestamp: T + 500 }));
    expect(idsOf(await reader.follow(last.paging.next))).toEqual(['late']);
  });

  it('an empty list yields the first event that comes, and only what its filter lets through', async () => {
    const empty = await reader.list({ begin: String(T), ascending: 'yes', tags: 'news' });
    expect(idsOf(await reader.follow(empty.paging.next))).toEqual([]);
    await handIn(domain, ['old', 'news', 'other'], (index) => ({
      tags: [index === 2 ? 'x' : 'news'],
      timestamp: T - 10 + index * 20,
    }));
    expect(idsOf(await reader.follow(empty.paging.next))).toEqual(['news']);
    expect(idsOf(await reader.follow(empty.paging.next))).toEqual(['news']);
  });

  it('what commits late, with an older time and an older id, follows once it is there', async () => {
    const slow = await pool().connect();
    try {
      await handIn(domain, ['first']);
      await slow.query('begin');
      const copied = `select id + 1, account_id, domain_id, region, type, 'slow', day, occurred_at, recipient,
          replace(payload, '"first"', '"slow"') from events where domain_id = $1`;
      await slow.query(
        `insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, recipient, payload) ${copied}`,
        [domain.id],
      );
      await handIn(domain, ['second'], () => ({ timestamp: T + 7 }));
      const { found, last } = await reader.walk(await reader.list({ ascending: 'yes' }));
      await slow.query('commit');
      const later = await reader.walk(await reader.follow(last.paging.next));
      expect([found, later.found]).toEqual([['first', 'second'], ['slow']]);
    } finally {
      slow.release();
    }
  });

  it('a reader beside several writers gets every event once', async () => {
    const write = async (writer: number) => {
      for (let round = 0; round < 15; round += 1)
        await handIn(domain, [`w${writer}-${round}-a`, `w${writer}-${round}-b`], () => ({ timestamp: T + 0.5 }));
    };
    let writing = true;
    const done = Promise.all([0, 1, 2, 3].map(write)).finally(() => {
      writing = false;
    });
    const found: string[] = [];
    let page = await reader.list({ ascending: 'yes', limit: '7' });
    for (;;) {
      const wasWriting = writing;
      found.push(...idsOf(page));
      if (page.items.length === 0 && !wasWriting) break;
      page = await reader.follow(page.paging.next);
    }
    await done;
    expect(found.length).toBe(120);
    expect(new Set(found).size).toBe(120);
  });
});
