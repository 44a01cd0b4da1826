/** Attempts that one endpoint may have in flight, per worker (PERFORMANCE 2). */
export const BASE_CAP = 8;
/** The same for an endpoint that has failed `SICK_AFTER` times running. */
export const SICK_CAP = 2;
export const SICK_AFTER = 5;
/** Of all slots, what sick endpoints may hold together at most. */
const SICK_SHARE = 0.5;
/** Longer than the longest wait between two attempts, by default: an endpoint of which nothing was heard since is nobody's memory. */
const FORGET_SICK_MS = 5 * 3_600_000;
/** What a healthy endpoint with more work than its cap may grow to, unless ENDPOINT_LIMIT says otherwise. */
export const MAX_CAP = 64;

interface Lane {
  inFlight: number;
  cap: number;
  failuresRunning: number;
  /** Successes since the cap last changed. */
  successes: number;
  /** When its last attempt ended. */
  endedAt: number;
}

const newLane = (cap: number): Lane => ({ inFlight: 0, cap, failuresRunning: 0, successes: 0, endedAt: 0 });
const isSick = (lane: Lane) => lane.failuresRunning >= SICK_AFTER;

/**
 * One lane per endpoint: how many of its deliveries this worker may hold. The cap decides at the claim, so
 * what a slow or dead endpoint cannot take waits in the table and never in another's way.
 *
 * A lane starts at 8; falls to 2 at the fifth failure running and is back at 8 with the next success. It doubles, to at
 * most 64, when a claim fills it after as many successes as it is wide and no failure since: an endpoint that
 * hangs from the start never grows. While half of the slots are taken, grown lanes count as 8 again, so
 * that together they never take the room that sick ones need. Sick ones never hold more than half of the slots, so that
 * however many there are, the healthy have the other half. Where the limit per endpoint is lower than any of
 * these, it holds.
 */
export class Lanes {
  private readonly lanes = new Map<number, Lane>();
  private held = 0;
  /** What lanes hold that are sick now. */
  private heldBySick = 0;
  private readonly sickSlots: number;
  private readonly base: number;
  private readonly sick: number;

  /**
   * `slots` bounds what all lanes hold together; it has to be several times cap × sick endpoints. `limit` is the most
   * that one lane may hold.
   */
  constructor(
    readonly slots: number,
    private readonly limit = MAX_CAP,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.sickSlots = Math.max(1, Math.floor(slots * SICK_SHARE));
    this.base = Math.min(BASE_CAP, limit);
    this.sick = Math.min(SICK_CAP, limit);
  }

  get inFlight(): number {
    return this.held;
  }

  get free(): number {
    return Math.max(0, this.slots - this.held);
  }

  /** How many more of an endpoint's rows may be claimed now. */
  room(endpointId: number): number {
    const lane = this.lanes.get(endpointId);
    if (!lane) return Math.min(this.base, this.free);
    const cap = this.held > this.slots / 2 ? Math.min(lane.cap, this.base) : lane.cap;
    const left = isSick(lane) ? Math.min(this.free, this.sickSlots - this.heldBySick) : this.free;
    return Math.max(0, Math.min(cap - lane.inFlight, left));
  }

  /** The rooms of one claim over many endpoints: what it has offered to sick ones is no longer there for the next. */
  offers(): (endpointId: number) => number {
    let sickLeft = this.sickSlots - this.heldBySick;
    return (endpointId) => {
      const lane = this.lanes.get(endpointId);
      const room = this.room(endpointId);
      if (!lane || !isSick(lane)) return room;
      const offered = Math.max(0, Math.min(room, sickLeft));
      sickLeft -= offered;
      return offered;
    };
  }

  /** A claim brought `count` rows; `filled` when it took all the room, so that there may be more. */
  started(endpointId: number, count: number, filled: boolean): void {
    const lane = this.lanes.get(endpointId) ?? newLane(this.base);
    this.lanes.set(endpointId, lane);
    lane.inFlight += count;
    this.held += count;
    if (isSick(lane)) this.heldBySick += count;
    if (!filled || lane.failuresRunning > 0 || lane.successes < lane.cap) return;
    lane.cap = Math.min(this.limit, lane.cap * 2);
    lane.successes = 0;
  }

  /** An attempt ended; `ok` false for everything that will be tried again. A 406 is an answer: the endpoint lives. */
  finished(endpointId: number, ok: boolean): void {
    const lane = this.lanes.get(endpointId);
    if (!lane) return;
    this.leave(lane);
    const wasSick = isSick(lane);
    lane.endedAt = this.clock();
    if (ok) {
      lane.failuresRunning = 0;
      lane.successes += 1;
      lane.cap = Math.max(lane.cap, this.base);
    } else {
      lane.failuresRunning += 1;
      lane.successes = 0;
      lane.cap = isSick(lane) ? this.sick : Math.min(lane.cap, this.base);
    }
    if (isSick(lane) !== wasSick) this.heldBySick += wasSick ? -lane.inFlight : lane.inFlight;
  }

  /** A row was given back without an attempt: says nothing about the endpoint. */
  abandoned(endpointId: number): void {
    const lane = this.lanes.get(endpointId);
    if (lane) this.leave(lane);
  }

  /** Forgets lanes that are idle and healthy, and those that failed long ago, so that memory follows the endpoints in use. */
  forgetIdle(): void {
    const longAgo = this.clock() - FORGET_SICK_MS;
    for (const [endpointId, lane] of this.lanes) {
      if (lane.inFlight > 0) continue;
      if (lane.failuresRunning === 0 || lane.endedAt < longAgo) this.lanes.delete(endpointId);
    }
  }

  private leave(lane: Lane): void {
    lane.inFlight -= 1;
    this.held -= 1;
    if (isSick(lane)) this.heldBySick -= 1;
  }
}
