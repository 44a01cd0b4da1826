import { type BinChecks, binChecksSchema } from '@/lib/schemas/bins';
import type { BinRequest } from '../generated/client';
import { prisma } from '../prisma';

/** A request without its body and headers but for the content type, as lists show it. */
export interface BinRequestRow {
  number: number;
  receivedAt: Date;
  method: string;
  path: string;
  query: string;
  headers: [name: string, value: string][];
  bodyBytes: number;
  remoteAddress: string | null;
  answered: number | null;
  checks: BinChecks;
}
export interface BinRequestWithBody extends BinRequestRow {
  body: Buffer;
}

const LISTED = {
  number: true,
  receivedAt: true,
  method: true,
  path: true,
  query: true,
  headers: true,
  bodyBytes: true,
  remoteAddress: true,
  answered: true,
  checks: true,
} as const;

function opened(row: Pick<BinRequest, keyof typeof LISTED>): BinRequestRow {
  const headers = JSON.parse(row.headers) as [string, string][];
  return { ...row, headers, checks: binChecksSchema.parse(JSON.parse(row.checks)) };
}

/** Requests of a bin with a number below `before`, the newest first, at most `limit`. */
export async function listBinRequests(binId: string, before: number | null, limit: number): Promise<BinRequestRow[]> {
  const rows = await prisma().binRequest.findMany({
    where: { binId, ...(before === null ? {} : { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take: limit,
    select: LISTED,
  });
  return rows.map(opened);
}

export async function findBinRequest(binId: string, number: number): Promise<BinRequestWithBody | null> {
  const row = await prisma().binRequest.findUnique({ where: { binId_number: { binId, number } } });
  return row && { ...opened(row), body: Buffer.from(row.body) };
}

/** Removes all that a bin holds; answers how many requests. */
export async function clearBinRequests(binId: string): Promise<number> {
  const { count } = await prisma().binRequest.deleteMany({ where: { binId } });
  return count;
}
