import { type NormalizedEvent, normalizeEvent } from '@/lib/core/normalize-event';
import { sampleEvent } from '@/lib/core/sample-event';
import type { EventType } from '@/lib/schemas/event-types';
import { newEventId } from '@/lib/storage/ids';

const DAY_MS = 86_400_000;
/** The newest event of the history is this old: what comes later comes from the person who tries it. */
const NEWEST_MS = 120_000;

/** How often each type happens, out of the sum: most mail is accepted, delivered and then read by some. */
const WEIGHTS: [EventType, number][] = [
  ['accepted', 30],
  ['delivered', 28],
  ['opened', 18],
  ['clicked', 9],
  ['temporary_fail', 7],
  ['permanent_fail', 4],
  ['unsubscribed', 2],
  ['complained', 2],
];
const PEOPLE = ['ada', 'grace', 'linus', 'margaret', 'edsger', 'barbara', 'donald', 'radia'];

/** The same numbers each time (mulberry32), so that the demo looks the same on every machine. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pickType(random: () => number): EventType {
  const sum = WEIGHTS.reduce((total, [, weight]) => total + weight, 0);
  let left = random() * sum;
  for (const [type, weight] of WEIGHTS) {
    left -= weight;
    if (left < 0) return type;
  }
  return 'accepted';
}

export interface PastEvent {
  event: NormalizedEvent;
  at: Date;
}

/** `count` events of one domain over the day before `now`, oldest first. */
export function pastEvents(
  domain: { accountId: string; name: string },
  count: number,
  now: Date,
  random: () => number,
): PastEvent[] {
  const times = Array.from({ length: count }, () => now.getTime() - NEWEST_MS - random() * (DAY_MS - NEWEST_MS));
  return times
    .sort((a, b) => a - b)
    .map((time) => {
      const at = new Date(time);
      const id = newEventId();
      const context = { accountId: domain.accountId, domainName: domain.name, now: at };
      const person = PEOPLE[Math.floor(random() * PEOPLE.length)] ?? 'ada';
      const sample = JSON.stringify(sampleEvent(pickType(random), { ...context, id }));
      const result = normalizeEvent(JSON.parse(sample.replaceAll('ada@customer', `${person}@customer`)), {
        ...context,
        newId: () => id,
      });
      if (!result.ok) throw new Error(`A sample is no valid event: ${JSON.stringify(result.issues)}`);
      return { event: result.event, at };
    });
}
