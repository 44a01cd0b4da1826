import { describe, expect, it } from 'vitest';
import { BASE_CAP, Lanes, MAX_CAP, SICK_AFTER, SICK_CAP } from './lanes';

/** Fills an endpoint's lane and lets all of it end. */
function round(lanes: Lanes, endpointId: number, ok: boolean): number {
  const room = lanes.room(endpointId);
  lanes.started(endpointId, room, true);
  for (let i = 0; i < room; i += 1) lanes.finished(endpointId, ok);
  return room;
}

describe('a lane', () => {
  it('has room for 8 at first', () => {
    expect(new Lanes(1_024).room(1)).toBe(BASE_CAP);
  });

  it('falls to 2 at the fifth failure running and is restored by one success', () => {
    const lanes = new Lanes(1_024);
    lanes.started(1, SICK_AFTER, false);
    for (let i = 1; i < SICK_AFTER; i += 1) lanes.finished(1, false);
    expect(lanes.room(1)).toBe(BASE_CAP - 1);
    lanes.finished(1, false);
    expect(lanes.room(1)).toBe(SICK_CAP);
    lanes.started(1, 1, false);
    lanes.finished(1, true);
    expect(lanes.room(1)).toBe(BASE_CAP);
  });

  it('grows to 64 while it succeeds and claims fill it', () => {
    const lanes = new Lanes(1_024);
    const rooms = Array.from({ length: 9 }, () => round(lanes, 1, true));
    expect(rooms[0]).toBe(BASE_CAP);
    expect(rooms.at(-1)).toBe(MAX_CAP);
  });

  it('does not grow before anything succeeded, however much is due', () => {
    const lanes = new Lanes(1_024);
    lanes.started(1, BASE_CAP, true);
    expect(lanes.room(1)).toBe(0);
  });

  it('is back at 8 with the first failure after it grew', () => {
    const lanes = new Lanes(1_024);
    for (let i = 0; i < 9; i += 1) round(lanes, 1, true);
    lanes.started(1, 1, false);
    lanes.finished(1, false);
    expect(lanes.room(1)).toBe(BASE_CAP);
  });

  it('that grew counts as 8 while half of the slots are taken', () => {
    const lanes = new Lanes(100);
    for (let i = 0; i < 9; i += 1) round(lanes, 1, true);
    for (let endpoint = 2; endpoint < 9; endpoint += 1) lanes.started(endpoint, BASE_CAP, false);
    expect(lanes.room(1)).toBe(BASE_CAP);
  });

  it('never has more room than there are free slots', () => {
    const lanes = new Lanes(10);
    lanes.started(1, 8, false);
    expect(lanes.room(2)).toBe(2);
    lanes.abandoned(1);
    expect(lanes.room(2)).toBe(3);
  });

  it('stays sick while it is forgotten only when idle and healthy', () => {
    const lanes = new Lanes(100);
    lanes.started(1, SICK_AFTER, false);
    for (let i = 0; i < SICK_AFTER; i += 1) lanes.finished(1, false);
    lanes.forgetIdle();
    expect(lanes.room(1)).toBe(SICK_CAP);
  });

  it('that is sick and one of very many leaves the healthy half of the slots', () => {
    const lanes = new Lanes(100);
    const sick = Array.from({ length: 200 }, (_, endpointId) => endpointId);
    for (const endpointId of sick) {
      lanes.started(endpointId, SICK_AFTER, false);
      for (let i = 0; i < SICK_AFTER; i += 1) lanes.finished(endpointId, false);
    }
    const offered = lanes.offers();
    expect(sick.reduce((sum, endpointId) => sum + offered(endpointId), 0)).toBe(50);
    // Each of them has work, and hangs.
    for (const endpointId of sick) lanes.started(endpointId, lanes.room(endpointId), false);
    expect(lanes.inFlight).toBe(50);
    expect(lanes.room(1_000)).toBe(BASE_CAP);
    // One that answers again is healthy with what it still holds, and another sick one may have its place.
    lanes.finished(0, true);
    expect(lanes.room(0)).toBe(BASE_CAP - 1);
    expect(lanes.room(199)).toBe(SICK_CAP);
    lanes.started(199, SICK_CAP, false);
    expect(lanes.room(198)).toBe(0);
    lanes.abandoned(199);
    expect(lanes.room(198)).toBe(1);
  });

  it('that failed is remembered for some hours, and not for ever', () => {
    let now = 0;
    const lanes = new Lanes(100, 64, () => now);
    lanes.started(1, SICK_AFTER, false);
    for (let i = 0; i < SICK_AFTER; i += 1) lanes.finished(1, false);
    now = 4 * 3_600_000;
    lanes.forgetIdle();
    expect(lanes.room(1)).toBe(SICK_CAP);
    now = 6 * 3_600_000;
    lanes.forgetIdle();
    expect(lanes.room(1)).toBe(BASE_CAP);
  });

  it('grows to the limit that was set, and no further', () => {
    const lanes = new Lanes(1_024, 200);
    const rooms = Array.from({ length: 12 }, () => round(lanes, 1, true));
    expect(Math.max(...rooms)).toBe(200);
    expect(rooms.at(-1)).toBe(200);
  });

  it('keeps to a limit lower than what it would start with, sick or well', () => {
    const lanes = new Lanes(1_024, 1);
    expect(Array.from({ length: 5 }, () => round(lanes, 1, true))).toEqual([1, 1, 1, 1, 1]);
    expect(Array.from({ length: SICK_AFTER + 1 }, () => round(lanes, 1, false))).toEqual(Array(SICK_AFTER + 1).fill(1));
    expect(new Lanes(1_024, 5).room(1)).toBe(5);
  });
});
