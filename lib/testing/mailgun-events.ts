import * as pageRoute from '@/app/(mailgun)/v3/[domain]/events/[page]/route';
import * as eventsRoute from '@/app/(mailgun)/v3/[domain]/events/route';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import type { EventDomain } from '@/lib/dispatch/event-group';
import type { mailgunClient } from './mailgun-client';
import { eventOf } from './world';

export type EventsQuery = Record<string, string | string[]>;
export interface EventsAnswer {
  items: { id: string; event: string; timestamp: number }[];
  paging: Record<'next' | 'previous' | 'first' | 'last', string>;
}

/** Seconds of the first event that `handIn` makes. */
export const T = 1_795_000_000;

/** Hands in opened events whose ids are these names, a second apart. */
export async function handIn(
  domain: EventDomain,
  names: string[],
  over: (index: number) => Record<string, unknown> = () => ({}),
): Promise<void> {
  const items = names.map((id, index) => eventOf('opened', { id, timestamp: T + index + 0.5, ...over(index) }));
  await acceptEvents({ domain, items });
}

export const pageOf = (url: string): string => url.split('/').at(-1) ?? '';
export const idsOf = ({ items }: EventsAnswer): string[] => items.map(({ id }) => id);

/** Reads a domain's events as a client of the Events API does. */
export function eventsReader(client: ReturnType<typeof mailgunClient>, domain: string) {
  const answered = (status: number, text: string): EventsAnswer => {
    if (status === 200) return JSON.parse(text);
    throw new Error(`The events were refused with ${status}: ${text}`);
  };
  const get = (query: EventsQuery = {}) => {
    const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    return client(eventsRoute, 'GET', { params: { domain }, query: `?${new URLSearchParams(pairs)}` });
  };
  const getPage = (page: string) => client(pageRoute, 'GET', { params: { domain, page } });
  const list = async (query: EventsQuery = {}) => {
    const { status, text } = await get(query);
    return answered(status, text);
  };
  const follow = async (url: string) => {
    const { status, text } = await getPage(pageOf(url));
    return answered(status, text);
  };
  /** Follows `next` until a page is empty: all ids, and that page. */
  const walk = async (first: EventsAnswer) => {
    const found = idsOf(first);
    let last = first;
    while (last.items.length > 0) {
      last = await follow(last.paging.next);
      found.push(...idsOf(last));
    }
    return { found, last };
  };
  return { get, getPage, list, follow, walk };
}
