import type { UserRole } from '@/lib/schemas/roles';
import type { Things } from './things';

/** A request that names the things of one account. */
export interface Ask {
  /** Segments of the path, in the names of the route's folders. */
  params?: Record<string, string>;
  /** Without its question mark. */
  query?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a form. */
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

/** Who may come in at a door, and what the others are told (PRODUCT 3). */
export interface Door {
  /** The least role that is let in; everybody below gets 403. */
  least: UserRole;
  /** A valid request. One that names nothing of an account's is the same for everybody. */
  ask?: (things: Things) => Ask | Promise<Ask>;
  /** Whether `ask` names something that only its account has: foreigners get 404. */
  names?: boolean;
  /** What who is let in gets. */
  ok?: number;
  /** What a subaccount's people of every role get, where that is not the same as on a primary. */
  inSubaccount?: number;
  /** What a key gets where only a person may come in. */
  byKey?: number;
  /** What a foreigner gets who names the thing, where that is not 404. */
  foreign?: number;
  /** What a key gets that opens nothing any more, where that is not 401: Mailgun's v1 says 403 (MAILGUN 1.0). */
  wrongKey?: number;
}

/** Why nobody's rights are asked about at a door. */
export type Public = string;
