import { describe, expect, it } from 'vitest';
import { ReadyEndpoints } from './ready-endpoints';

describe('ready endpoints', () => {
  it('leave after a claim that did not fill their room', () => {
    const ready = new ReadyEndpoints();
    ready.add([1, 2]);
    const rooms = ready.rooms(() => 8, 100);
    ready.claimed(
      rooms,
      new Map([
        [1, 8],
        [2, 3],
      ]),
      ready.now(),
    );
    expect(ready.rooms(() => 8, 100)).toEqual([{ endpointId: 1, room: 8 }]);
  });

  it('stay when a hint came while the claim ran', () => {
    const ready = new ReadyEndpoints();
    ready.add([1]);
    const madeAt = ready.now();
    const rooms = ready.rooms(() => 8, 100);
    ready.add([1]);
    ready.claimed(rooms, new Map(), madeAt);
    expect(ready.size).toBe(1);
  });

  it('take turns in being first when there is not room for all', () => {
    const ready = new ReadyEndpoints();
    ready.add([1, 2, 3]);
    const firsts = [0, 1, 2].map(() => ready.rooms(() => 8, 8)[0]?.endpointId);
    expect(new Set(firsts).size).toBe(3);
  });

  it('have each their turn before anybody has a second one, however many they are', () => {
    const ready = new ReadyEndpoints();
    ready.add(Array.from({ length: 1_000 }, (_, endpointId) => endpointId));
    const asked = new Map<number, number>();
    for (let claim = 0; claim < 125; claim += 1) {
      const rooms = ready.rooms(() => 8, 64);
      for (const { endpointId } of rooms) asked.set(endpointId, (asked.get(endpointId) ?? 0) + 1);
      // All of them have much more waiting.
      ready.claimed(rooms, new Map(rooms.map(({ endpointId, room }) => [endpointId, room])), ready.now());
    }
    expect(asked.size).toBe(1_000);
    expect(Math.max(...asked.values())).toBe(1);
  });

  it('without room are not asked for', () => {
    const ready = new ReadyEndpoints();
    ready.add([1, 2]);
    expect(ready.rooms((endpointId) => (endpointId === 1 ? 0 : 4), 100)).toEqual([{ endpointId: 2, room: 4 }]);
  });
});
