import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { log } from '@/lib/config/log';
import { cancelStranded, STRANDED_BATCH } from '@/lib/storage/queue/cancel-stranded';
import type { ClaimedDelivery, ClaimRoom } from '@/lib/storage/queue/claim-due';
import { listRateLimited } from '@/lib/storage/queue/list-rate-limited';
import { loadSettings } from '@/lib/storage/queue/load-settings';
import { scanDue } from '@/lib/storage/queue/scan-due';
import { type AttemptOptions, attemptDelivery, logAttempt } from './attempt-delivery';
import { claimLimit } from './claim-limit';
import { type ClaimedRows, claimRows } from './claim-rows';
import type { DispatchCounts } from './counts';
import type { DatabaseClock } from './database-clock';
import type { HeldDeliveries, HeldDelivery } from './held-deliveries';
import { KeptPlans } from './kept-plans';
import type { Lanes } from './lanes';
import type { LeaseKeeper } from './lease-keeper';
import { LowWaterMarks } from './low-water-marks';
import type { OutcomeWriter } from './outcome-writer';
import type { Plan } from './plan-attempts';
import { RateGates } from './rate-gates';
import { ReadyEndpoints } from './ready-endpoints';
import type { Waker } from './waker';

interface ClaimLoopParts {
  pool: pg.Pool;
  keeper: LeaseKeeper;
  held: HeldDeliveries;
  lanes: Lanes;
  waker: Waker;
  writer: OutcomeWriter;
  counts: DispatchCounts;
  attempt: AttemptOptions;
  clock: DatabaseClock;
  /** Without a hint, what is due is looked for this often, in milliseconds. */
  scanMs: number;
  /** Payload text that is held at most, in characters. */
  maxChars: number;
}

/** A scan takes longer the more endpoints have rows; it waits this many times as long before the next. */
const SCAN_REST = 10;
/** With hints that name nothing, at most this often. */
const HINTED_SCAN_MS = 25;
/** Claims follow each other no faster than this while much is in flight, so that each brings a batch. */
const PACE_MS = 3;
const PACED_FROM = 32;
/** Outcomes waiting in memory beyond which nothing more is claimed. */
const MAX_UNWRITTEN = 4_000;
const FAULT_PAUSE_MS = 250;
const GIVE_BACK: Plan = { do: 'release', postponeMs: 0 };

const RETRIED_AFTER_MS = [50, 250, 1_000];

/** A read that a lost connection must not spoil: made again a few times. */
async function retried<T>(read: () => Promise<T>): Promise<T> {
  for (const waitMs of RETRIED_AFTER_MS) {
    try {
      return await read();
    } catch (error) {
      log.debug({ error: String(error) }, 'dispatch.read_again');
      await delay(waitMs);
    }
  }
  return read();
}

/**
 * The loop of a dispatcher: find endpoints with due rows, claim what their lanes have room for, start the attempts.
 * It waits only for the database, never for a receiver.
 */
export class ClaimLoop {
  private readonly ready = new ReadyEndpoints();
  private readonly gates = new RateGates();
  /** None for a run with a budget: it ends when nothing is due, also below the marks. */
  private marks: LowWaterMarks | null = null;
  private scanHinted = true;
  private scannedAt = 0;
  private scanTookMs = 0;
  private activeAt = 0;
  private abandoned = false;
  private canceling: Promise<void> | null = null;
  private readonly plans: KeptPlans;

  constructor(private readonly parts: ClaimLoopParts) {
    this.plans = new KeptPlans((...asked) => retried(() => loadSettings(parts.pool, ...asked)));
  }

  /** Rows became due: at these endpoints, or (empty) somewhere. */
  hint(endpointIds: number[]): void {
    if (endpointIds.length === 0) this.scanHinted = true;
    this.ready.add(endpointIds);
    this.parts.waker.wake();
  }

  /** Rows of a dead worker were given back: they are older than what was claimed since. */
  givenBack(): void {
    this.marks?.forgetAll();
    this.hint([]);
  }

  /** Runs until aborted; with a budget, until that is spent or nothing is due and nothing in flight. */
  async run(signal: AbortSignal, budgetMs?: number): Promise<void> {
    const { lanes, held, waker } = this.parts;
    if (budgetMs === undefined) this.marks = new LowWaterMarks();
    const endsAt = budgetMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + budgetMs;
    while (!signal.aborted && performance.now() < endsAt) {
      const claimed = await this.turn();
      if (signal.aborted) break;
      if (claimed > 0) {
        if (lanes.inFlight >= PACED_FROM) await delay(PACE_MS);
        continue;
      }
      const isDone = budgetMs !== undefined && this.ready.size === 0 && held.size === 0;
      if (isDone && this.scannedAt > this.activeAt) break;
      if (isDone) this.scanHinted = true;
      await waker.sleep(Math.min(this.untilScanMs(), this.gates.untilOpenMs(), endsAt - performance.now()));
    }
    await this.canceling;
  }

  /** Waits until nothing is in flight, at most `withinMs`. */
  async idle(withinMs: number): Promise<void> {
    const endsAt = performance.now() + withinMs;
    while (this.parts.lanes.inFlight > 0 && performance.now() < endsAt) {
      await this.parts.waker.sleep(Math.min(100, endsAt - performance.now()));
    }
  }

  /** From now on outcomes are dropped: their rows are being given back. */
  abandon(): void {
    this.abandoned = true;
  }

  private untilScanMs(): number {
    const wait = this.scanHinted ? HINTED_SCAN_MS : Math.max(this.parts.scanMs, this.scanTookMs * SCAN_REST);
    return Math.max(0, this.scannedAt + wait - performance.now());
  }

  /** One round: how many rows it claimed. A fault of the database ends the round, not the loop. */
  private async turn(): Promise<number> {
    const { keeper, writer, held, lanes } = this.parts;
    try {
      const { owner, isNew } = await keeper.ensure();
      if (isNew) this.scanHinted = true;
      if (isNew || this.untilScanMs() === 0) await this.scan();
      if (writer.size > MAX_UNWRITTEN) return 0;
      const limit = Math.min(lanes.free, claimLimit(held, this.parts.maxChars));
      const offered = lanes.offers();
      const rooms = this.ready.rooms((endpointId) => (this.gates.isOpen(endpointId) ? offered(endpointId) : 0), limit);
      return rooms.length === 0 ? 0 : await this.claim(owner, rooms);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : String(error) }, 'dispatch.database_fault');
      await delay(FAULT_PAUSE_MS);
      return 0;
    }
  }

  private async scan(): Promise<void> {
    this.scanHinted = false;
    const startedAt = performance.now();
    const { pool, clock } = this.parts;
    const [due, limited] = await Promise.all([scanDue(pool), listRateLimited(pool), clock.check()]);
    this.gates.setLimited(limited);
    this.scannedAt = performance.now();
    this.scanTookMs = this.scannedAt - startedAt;
    this.ready.add(due.filter(({ state }) => state === 'ready').map(({ endpointId }) => endpointId));
    const stranded = due.filter(({ state }) => state === 'stranded').map(({ endpointId }) => endpointId);
    if (stranded.length > 0) {
      // Beside the claims: there may be a million of them. A run with a budget tells how many they were.
      this.canceling ??= this.cancel(stranded);
      if (this.marks === null) await this.canceling;
    }
    this.parts.lanes.forgetIdle();
    this.marks?.forgetIdle(this.scannedAt);
  }

  private async cancel(stranded: number[]): Promise<void> {
    try {
      const canceled = await cancelStranded(this.parts.pool, stranded);
      this.parts.counts.canceled += canceled;
      if (canceled >= STRANDED_BATCH) this.hint([]);
    } catch (error) {
      // The next scan finds them again.
      log.debug({ error: String(error) }, 'dispatch.not_canceled');
    } finally {
      this.canceling = null;
    }
  }

  private async claim(owner: number, wanted: ClaimRoom[]): Promise<number> {
    const { pool, keeper, held, lanes, counts } = this.parts;
    const madeAt = this.ready.now();
    const startedAt = performance.now();
    const rooms = wanted.map((lane) => ({ ...lane, from: this.marks?.of(lane.endpointId, startedAt) ?? null }));
    let claimed: ClaimedRows;
    try {
      claimed = await claimRows(pool, this.gates, owner, rooms);
    } catch (error) {
      // It may have been committed all the same, and then nobody knows which rows are ours.
      keeper.renew();
      throw error;
    }
    const { rows } = claimed;
    const perEndpoint = new Map<number, number>();
    for (const row of rows) {
      perEndpoint.set(row.endpointId, (perEndpoint.get(row.endpointId) ?? 0) + 1);
      this.marks?.claimed(row.endpointId, row.dueMs, startedAt);
    }
    this.ready.claimed(claimed.rooms, perEndpoint, madeAt);
    for (const { endpointId, room } of rooms) {
      const count = perEndpoint.get(endpointId) ?? 0;
      if (count > 0) lanes.started(endpointId, count, count >= room);
    }
    if (rows.length === 0) return 0;
    this.activeAt = performance.now();
    counts.claimed += rows.length;
    void this.start(rows.map((row) => held.add(row, owner)));
    return rows.length;
  }

  /** Starts the attempts under the settings of this moment. The loop does not wait for it. */
  private async start(deliveries: HeldDelivery[]): Promise<void> {
    let planOf: (row: ClaimedDelivery) => Plan;
    try {
      const plans = await this.plans.forRows(deliveries.map(({ row }) => row));
      planOf = (row) => plans.planOf(row);
    } catch (error) {
      log.warn({ error: String(error), rows: deliveries.length }, 'dispatch.settings_not_read');
      planOf = () => ({ do: 'release', postponeMs: FAULT_PAUSE_MS });
    }
    for (const delivery of deliveries) void this.carryOut(delivery, planOf(delivery.row));
  }

  private async carryOut(delivery: HeldDelivery, wanted: Plan): Promise<void> {
    const { keeper, lanes, writer, waker, attempt } = this.parts;
    const { endpointId } = delivery.row;
    // Once the lease is lost, others may be sending this: it goes back, if it is still ours to give.
    const plan = wanted.do === 'send' && !keeper.holds(delivery.owner) ? GIVE_BACK : wanted;
    if (plan.do === 'send') {
      const record = await attemptDelivery(delivery.row, plan.context, attempt);
      lanes.finished(endpointId, record.outcome !== 'retry');
      logAttempt(record);
      if (!this.abandoned) writer.settle(delivery, record);
    } else {
      lanes.abandoned(endpointId);
      if (plan.do === 'cancel') writer.cancel(delivery, plan.reason);
      else writer.release(delivery, plan.postponeMs);
    }
    this.activeAt = performance.now();
    if (this.ready.size > 0 || lanes.inFlight === 0) waker.wake();
  }
}
