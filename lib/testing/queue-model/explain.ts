import type { ModelRow, Snapshot } from './snapshot';

/** What one statement does to one row; the row itself where it does nothing. Undefined where it cannot have done what it said. */
export type Effect = (row: ModelRow) => ModelRow | undefined;

function orders<T>(items: T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const faceOf = ({ place, owner, attempts, log }: ModelRow) => JSON.stringify([place, owner, attempts, log]);

/** Every row must have become what it is by the statements in some order. Throws for one that was lost or is otherwise. */
export function explain(before: Snapshot, after: Snapshot, effects: Effect[]): void {
  const possible = orders(effects);
  for (const [id, row] of before) {
    const now = after.get(id);
    if (!now) throw new Error(`Delivery ${id} was lost: ${faceOf(row)}`);
    const fits = possible.some((order) => {
      const end = order.reduce<ModelRow | undefined>((state, effect) => state && effect(state), row);
      return end !== undefined && faceOf(end) === faceOf(now);
    });
    if (!fits) throw new Error(`Delivery ${id}: ${faceOf(row)} became ${faceOf(now)}`);
  }
}
