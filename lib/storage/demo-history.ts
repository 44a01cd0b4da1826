import { Prisma, prisma } from './prisma';
import type { NewDelivery, NewEvent } from './queue/accept-events';
import type { AttemptRecord } from './queue/attempt-columns';

/** A past, for demo data: rows as the engine would have left them. */
export interface HistoryRows {
  events: (NewEvent & { receivedAt: Date })[];
  attempts: AttemptRecord[];
  /** Deliveries that wait for another attempt. */
  deliveries: (NewDelivery & { attempts: number; dueAt: Date })[];
}

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** A busy machine takes its time; nobody waits for these rows. */
const TIMEOUT_MS = 60_000;

/** Stores it all or not at all. Wakes nobody: it is for a database that no dispatcher works on yet. */
export async function insertHistory({ events, attempts, deliveries }: HistoryRows): Promise<void> {
  await prisma().$transaction(
    async (tx) => {
      await tx.event.createMany({
        data: events.map(({ day, skipped, ...event }) => ({
          ...event,
          day: new Date(`${day}T00:00:00Z`),
          skipped: skipped === null ? Prisma.DbNull : JSON.parse(skipped),
        })),
      });
      await tx.attempt.createMany({
        data: attempts.map(({ token, signature, parentSignature, phases, ...attempt }) => ({
          ...attempt,
          ...phases,
          token: bytes(token),
          signature: bytes(signature),
          parentSignature: parentSignature === null ? null : bytes(parentSignature),
        })),
      });
      await tx.delivery.createMany({ data: deliveries });
    },
    { timeout: TIMEOUT_MS },
  );
}

/** When a key of the demo was made and last used; it lies before now, which no door lets anybody say. */
export async function backdateApiKey(id: string, createdAt: Date, lastUsedAt: Date | null): Promise<void> {
  await prisma().apiKey.update({ where: { id }, data: { createdAt, updatedAt: createdAt, lastUsedAt } });
}
