import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import { prisma } from './prisma';

/** All attempts of a delivery, the first one first. The caller has checked whose delivery it is. */
export async function listAttempts(deliveryId: bigint) {
  const rows = await prisma().attempt.findMany({ where: { deliveryId }, orderBy: { number: 'asc' } });
  return rows.map((row) => ({ ...row, outcome: row.outcome as AttemptOutcome }));
}

/** The stored event of a delivery: what an attempt's body is built from. */
export async function findStoredEvent(id: bigint) {
  return prisma().event.findUnique({ where: { id }, select: { payload: true, skipped: true, accountId: true } });
}
