import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';
import { pool } from './pool';

export type { PrismaClient } from './generated/client';
export { Prisma } from './generated/client';

const shared = globalThis as typeof globalThis & { postwirePrisma?: PrismaClient };

/** Prisma over the same pool as the hot path. For the control plane; never row by row on the hot path. */
export function prisma(): PrismaClient {
  // Its other formats quote the arguments of a call in the message of what went wrong with it.
  shared.postwirePrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()), errorFormat: 'minimal' });
  return shared.postwirePrisma;
}
