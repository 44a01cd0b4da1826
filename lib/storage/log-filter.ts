import type { EventType } from '@/lib/schemas/event-types';
import type { Region } from '@/lib/schemas/regions';

/** What a list of attempts or deliveries may be narrowed to. */
export interface LogFilter {
  /** Owners of the webhooks; decided by the service, never by the client. */
  accountIds: readonly string[];
  region: Region;
  webhookId?: string | undefined;
  domain?: string | undefined;
  eventType?: EventType | undefined;
  /** The whole address and message-id, in any case. */
  recipient?: string | undefined;
  messageId?: string | undefined;
  /** Of the last attempt. */
  statusCode?: number | undefined;
  /** Text within the URL or the reason. */
  q?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  cursor?: string | undefined;
  limit: number;
}

const MOST = 1_000;
const FEWEST = 100;
/** Of all ranges of an index together, of which each may have to give all that is looked through. */
const TOGETHER = 16_000;

/**
 * How many rows a call looks through for what no index tells (a status code, a text), where they come from so many ranges
 * of an index. It answers with what it found among them and a cursor behind the last one, so that no search takes
 * long, however little there is to find.
 */
export function examinedRows(ranges: number): number {
  return Math.max(FEWEST, Math.min(MOST, Math.floor(TOGETHER / ranges)));
}

const FEWEST_OF_URL = 60;
const TOGETHER_OF_URLS = 6_000;

/** The same in SQL for webhooks by their URL, of which nearly every row is found; `count` is how many there are. */
export const examinedRowsOfUrl = (count: string) =>
  `greatest(${FEWEST_OF_URL}, least(${MOST}, ${TOGETHER_OF_URLS} / ${count}))`;
