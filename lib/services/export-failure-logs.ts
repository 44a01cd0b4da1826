import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { type CsvValue, csvLine } from '@/lib/core/csv';
import { Places } from '@/lib/core/places';
import type { FailureLog, FailureLogExportQuery } from '@/lib/schemas/deliveries';
import { findFailureLogs } from '@/lib/storage/failure-logs';
import { toFailureLog } from './failure-logs';
import { logFilter } from './log-filter';

/** Rows that are in memory at once, however many there are. */
const CHUNK = 500;
const MAX_RUNNING_OF_ACCOUNT = 2;
const MAX_RUNNING = 8;
const RETRY_AFTER_S = 10;

const COLUMNS = [
  'at',
  'url',
  'reason',
  'eventType',
  'eventId',
  'messageId',
  'recipient',
  'domain',
  'webhookId',
  'deliveryId',
  'attempt',
  'maxAttempts',
  'statusCode',
  'durationMs',
  'nextAttemptAt',
] as const satisfies readonly (keyof FailureLog)[];

const lineOf = (item: FailureLog) => csvLine(COLUMNS.map((name): CsvValue => item[name]));

const running = new Places(MAX_RUNNING_OF_ACCOUNT, MAX_RUNNING);

/** Takes one of the places of an export and returns how to give it back. Throws `rate_limited` when all are taken. */
function takePlace(accountId: string): () => void {
  const leave = running.take(accountId);
  if (leave !== null) return leave;
  throw new AppError('rate_limited', 'Other exports are running. Wait until they are done.', undefined, RETRY_AFTER_S);
}

/** Lines of an export, and how to end it before they are all read. */
export interface FailureLogExport {
  lines: AsyncGenerator<string>;
  end(): void;
}

/**
 * All failure logs of a filter as CSV, newest first, in chunks that are read as they are asked for: what is in memory does not
 * grow with their number. The same rows and values as the list. At most two at once of an account.
 */
export async function exportFailureLogs(caller: Caller, query: FailureLogExportQuery): Promise<FailureLogExport> {
  requireAccess(caller, 'deliveries:read');
  const filter = await logFilter(caller, { ...query, limit: CHUNK });
  const end = takePlace(caller.home.id);
  async function* lines(): AsyncGenerator<string> {
    try {
      yield csvLine(COLUMNS);
      let cursor: string | null = null;
      do {
        const { rows, nextCursor } = await findFailureLogs(cursor === null ? filter : { ...filter, cursor });
        if (rows.length > 0) yield rows.map((row) => lineOf(toFailureLog(row))).join('');
        cursor = nextCursor;
      } while (cursor !== null);
    } finally {
      end();
    }
  }
  return { lines: lines(), end };
}
