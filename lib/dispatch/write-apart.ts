import { log } from '@/lib/config/log';
import { isUnstorable } from '@/lib/storage/database-fault';

/**
 * Writes a batch. When something in it cannot be stored, its halves are written by themselves, down to that one alone, which
 * `rescue` then has: what is wrong with one outcome must not keep all others from being written, again and again, for
 * ever. Any other fault is thrown, for the batch to be written once more. Resolves with how many rows were written.
 */
export async function writeApart<T>(
  items: T[],
  write: (items: T[]) => Promise<number>,
  rescue: (item: T) => Promise<number>,
): Promise<number> {
  try {
    return await write(items);
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    const [first] = items;
    if (first === undefined) return 0;
    if (items.length === 1) {
      log.error({ error: String(error) }, 'dispatch.outcome_unstorable');
      return rescue(first);
    }
    const half = Math.ceil(items.length / 2);
    const written = await writeApart(items.slice(0, half), write, rescue);
    return written + (await writeApart(items.slice(half), write, rescue));
  }
}
