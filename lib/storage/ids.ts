import { randomBytes } from 'node:crypto';
import { pool } from './pool';

/** 24 hex characters, as Mailgun's object ids: accounts, domains, webhooks, users (MAILGUN 9). */
export function newObjectId(): string {
  return randomBytes(12).toString('hex');
}

/** 22 characters of base64url, as Mailgun's event ids. */
export function newEventId(): string {
  return randomBytes(17).toString('base64url').slice(0, 22);
}

const EPOCH_MS = Date.UTC(2024, 0, 1);
const NODE_SHIFT = 12n;
const TIME_SHIFT = 22n;
const MAX_COUNTER = 0xfff;

/**
 * Time-ordered 63-bit ids: 41 bits of milliseconds since 2024, 10 bits of a number that the database
 * gave this process (unique among up to 1,024 live ones), 12 bits of counter. Made by the application
 * so that an event and its deliveries go into the database without asking for ids first (PERFORMANCE 4).
 */
export class IdMaker {
  private lastMs = 0;
  private counter = 0;
  constructor(
    private readonly node: number,
    private readonly now: () => number = Date.now,
  ) {}

  next(): bigint {
    // A clock that steps back must not repeat ids: stay on the last millisecond seen.
    let ms = Math.max(this.now(), this.lastMs);
    if (ms === this.lastMs) {
      this.counter += 1;
      if (this.counter > MAX_COUNTER) {
        ms += 1;
        this.counter = 0;
      }
    } else {
      this.counter = 0;
    }
    this.lastMs = ms;
    return (BigInt(ms - EPOCH_MS) << TIME_SHIFT) | (BigInt(this.node) << NODE_SHIFT) | BigInt(this.counter);
  }
}

const shared = globalThis as typeof globalThis & { postwireIds?: Promise<IdMaker> };

/** This process's id maker; asks the database for its number once. */
export function idMaker(): Promise<IdMaker> {
  shared.postwireIds ??= pool()
    .query<{ node: number }>("select nextval('id_nodes')::int as node")
    .then((result) => new IdMaker(result.rows[0]?.node ?? 0))
    .catch((error) => {
      shared.postwireIds = undefined;
      throw error;
    });
  return shared.postwireIds;
}

/** When an id was made. */
export function idTime(id: bigint): Date {
  return new Date(Number(id >> TIME_SHIFT) + EPOCH_MS);
}

const LAST_ID = 2n ** 63n - 1n;

/** The smallest id of a moment, for ranges over time; of one that no id can be of, the nearest. */
export function firstIdAt(time: Date): bigint {
  const ms = time.getTime() - EPOCH_MS;
  if (ms <= 0) return 0n;
  const id = BigInt(ms) << TIME_SHIFT;
  return id > LAST_ID ? LAST_ID : id;
}
