import { addClasses, latencyClass } from '@/lib/core/latency-classes';
import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import { type AttemptStatRow, STAT_STEPS_S } from '@/lib/storage/queue/add-attempt-stats';
import type { AttemptRecord } from '@/lib/storage/queue/attempt-columns';

const [FINE_S] = STAT_STEPS_S;
const OUTCOMES: readonly AttemptOutcome[] = ['succeeded', 'rejected', 'retry'];
/** More than any status. */
const CODES = 1_000;

interface Cell {
  attempts: number;
  latency: number[];
}

/** What an attempt is counted by. */
export type CountedAttempt = Pick<AttemptRecord, 'webhookId' | 'at' | 'durationMs' | 'outcome' | 'statusCode'>;

/**
 * Counts attempts in memory: per webhook, five minutes, outcome and status, with how long they took. An attempt costs two
 * look-ups and two additions here, and nothing in the database; `take` hands over what came together.
 */
export class AttemptCounter {
  /** By webhook, then by what `keyOf` makes of the rest. */
  private cells = new Map<string, Map<number, Cell>>();

  get isEmpty(): boolean {
    return this.cells.size === 0;
  }

  add({ webhookId, at, durationMs, outcome, statusCode }: CountedAttempt): void {
    const bucket = Math.floor(at.getTime() / (FINE_S * 1_000));
    const key = (bucket * CODES + (statusCode ?? 0)) * OUTCOMES.length + OUTCOMES.indexOf(outcome);
    const cell = this.cellOf(webhookId, key);
    cell.attempts += 1;
    const index = latencyClass(durationMs);
    while (cell.latency.length <= index) cell.latency.push(0);
    cell.latency[index] = (cell.latency[index] ?? 0) + 1;
  }

  private cellOf(webhookId: string, key: number): Cell {
    let ofWebhook = this.cells.get(webhookId);
    if (ofWebhook === undefined) {
      ofWebhook = new Map();
      this.cells.set(webhookId, ofWebhook);
    }
    let cell = ofWebhook.get(key);
    if (cell === undefined) {
      cell = { attempts: 0, latency: [] };
      ofWebhook.set(key, cell);
    }
    return cell;
  }

  /** What was counted since the last time, once per step, in the order in which it is to be stored. */
  take(): AttemptStatRow[] {
    const cells = this.cells;
    this.cells = new Map();
    const rows = new Map<string, AttemptStatRow>();
    for (const [webhookId, ofWebhook] of cells) {
      for (const [key, cell] of ofWebhook) {
        const outcome = OUTCOMES[key % OUTCOMES.length] ?? 'retry';
        const rest = Math.floor(key / OUTCOMES.length);
        const statusCode = rest % CODES;
        const startMs = Math.floor(rest / CODES) * FINE_S * 1_000;
        for (const step of STAT_STEPS_S) {
          const at = new Date(startMs - (startMs % (step * 1_000)));
          const name = [webhookId, step, at.toISOString(), outcome, statusCode].join(' ');
          const row = rows.get(name);
          if (row) {
            row.attempts += cell.attempts;
            addClasses(row.latency, cell.latency);
          } else {
            rows.set(name, { webhookId, step, at, outcome, statusCode, ...cell, latency: [...cell.latency] });
          }
        }
      }
    }
    // Workers that flush at once lock the rows in one order, so they cannot wait for each other.
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}
