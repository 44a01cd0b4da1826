import { MAX_BINS } from '@/lib/schemas/bin-limits';
import type { BinAnswer } from '@/lib/schemas/bins';
import type { Region } from '@/lib/schemas/regions';
import type { Bin } from '../generated/client';
import { prisma } from '../prisma';
import { inTransaction } from '../transaction';

export type BinRow = Bin;

/** What a bin belongs to: never looked up by its id alone where a person asks. */
export interface BinOwner {
  accountId: string;
  region: Region;
}

/** Live bins, the newest first: few by their limit. */
export async function listBins(owner: BinOwner, now: Date): Promise<BinRow[]> {
  return prisma().bin.findMany({
    where: { ...owner, expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MAX_BINS,
  });
}

/** A live bin of this very account and region. */
export async function findBin(owner: BinOwner, id: string, now: Date): Promise<BinRow | null> {
  return prisma().bin.findFirst({ where: { ...owner, id, expiresAt: { gt: now } } });
}

export interface NewBin extends BinOwner, BinAnswer {
  id: string;
  name: string;
  expiresAt: Date;
}

/**
 * Makes a bin, and forgets the account's expired ones first. Null when the account has as many as it may have, in all
 * regions together; held when many are made at once.
 */
export async function insertBin(bin: NewBin, now: Date): Promise<BinRow | null> {
  const { accountId } = bin;
  const fits = await inTransaction(async (tx) => {
    await tx.query('select 1 from accounts where id = $1::bpchar for no key update', [accountId]);
    await tx.query('delete from bins where account_id = $1::bpchar and expires_at <= $2', [accountId, now]);
    const { status, delayMs, hang, expiresAt } = bin;
    const inserted = await tx.query(
      `insert into bins (id, account_id, region, name, status, delay_ms, hang, expires_at)
       select $1, $2::bpchar, $3, $4, $5, $6, $7, $8
       where (select count(*) from bins where account_id = $2::bpchar) < ${MAX_BINS}`,
      [bin.id, accountId, bin.region, bin.name, status, delayMs, hang, expiresAt],
    );
    return inserted.rowCount === 1;
  });
  return fits ? prisma().bin.findUniqueOrThrow({ where: { id: bin.id } }) : null;
}

export interface BinChange extends Partial<BinAnswer> {
  name?: string;
}

/** Changes what is named; false when there is no such live bin. */
export async function updateBin(owner: BinOwner, id: string, change: BinChange, now: Date): Promise<boolean> {
  const { count } = await prisma().bin.updateMany({ where: { ...owner, id, expiresAt: { gt: now } }, data: change });
  return count > 0;
}

/** Deletes a bin with what it holds; false when there was none. */
export async function deleteBin(owner: BinOwner, id: string): Promise<boolean> {
  const { count } = await prisma().bin.deleteMany({ where: { ...owner, id } });
  return count > 0;
}
