import { randomBytes } from 'node:crypto';
import { ownOrigin } from '@/lib/config/own-origin';
import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import { changedFacts } from '@/lib/core/audit-facts';
import { BIN_LIFETIME_MS, MAX_BINS } from '@/lib/schemas/bin-limits';
import type { Bin, BinAnswer, UpdateBinInput } from '@/lib/schemas/bins';
import type { Region } from '@/lib/schemas/regions';
import * as storage from '@/lib/storage/bins/bins';
import { notifyLive } from './live/notify-live';
import { recordAudit } from './record-audit';

const DEFAULT_ANSWER: BinAnswer = { status: 200, delayMs: 0, hang: false };

/** Where the account's bins are looked for; everything else is not found. */
export function binOwner(caller: Caller): storage.BinOwner {
  return { accountId: caller.account.id, region: caller.region };
}

/** A live bin of the account in the region. Throws `not_found` for any other. */
export async function getBinRow(caller: Caller, id: string): Promise<storage.BinRow> {
  const bin = await storage.findBin(binOwner(caller), id, new Date());
  if (!bin) throw notFound('Bin');
  return bin;
}

function present(row: storage.BinRow): Bin {
  const { id, name, status, delayMs, hang, received } = row;
  return {
    id,
    url: `${ownOrigin()}/bin/${id}`,
    name,
    region: row.region as Region,
    answer: { status, delayMs, hang },
    received,
    lastRequestAt: row.lastRequestAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** For the audit log: a bin without a name is told by the beginning of its id. */
function target({ id, name }: Bin) {
  return { kind: 'bin' as const, id, name: name || `Bin ${id.slice(0, 6)}…` };
}

const facts = ({ name, answer }: Bin) => ({ name, ...answer });

/** Undefined members are left out: Prisma must never be given one. */
function stated({ answer: { status, delayMs, hang } = {} }: UpdateBinInput): Partial<BinAnswer> {
  return {
    ...(status !== undefined && { status }),
    ...(delayMs !== undefined && { delayMs }),
    ...(hang !== undefined && { hang }),
  };
}

/** The live bins of the account in the region, the newest first. */
export async function listBins(caller: Caller): Promise<{ items: Bin[]; nextCursor: null }> {
  requireAccess(caller, 'webhooks:read');
  const rows = await storage.listBins(binOwner(caller), new Date());
  return { items: rows.map(present), nextCursor: null };
}

export async function getBin(caller: Caller, id: string): Promise<Bin> {
  requireAccess(caller, 'webhooks:read');
  return present(await getBinRow(caller, id));
}

/** A new bin: 132 random bits in its URL, gone after 48 hours. Throws `limit_reached` beyond 20 of an account. */
export async function createBin(caller: Caller, input: UpdateBinInput): Promise<Bin> {
  requireAccess(caller, 'webhooks:write');
  const now = new Date();
  const id = randomBytes(17).toString('base64url').slice(0, 22);
  const expiresAt = new Date(now.getTime() + BIN_LIFETIME_MS);
  const answer = { ...DEFAULT_ANSWER, ...stated(input) };
  const row = await storage.insertBin({ ...binOwner(caller), id, name: input.name ?? '', ...answer, expiresAt }, now);
  if (!row) throw new AppError('limit_reached', `An account has at most ${MAX_BINS} bins at a time. Delete one first.`);
  const made = present(row);
  notifyLive(caller.account.id, 'bins');
  await recordAudit(caller, { action: 'bin.create', target: target(made), after: facts(made) });
  return made;
}

/** Changes its name or what it answers, from the next request on. */
export async function updateBin(caller: Caller, id: string, input: UpdateBinInput): Promise<Bin> {
  requireAccess(caller, 'webhooks:write');
  const before = present(await getBinRow(caller, id));
  const change = { ...stated(input), ...(input.name !== undefined && { name: input.name }) };
  if (!(await storage.updateBin(binOwner(caller), id, change, new Date()))) throw notFound('Bin');
  const after = present(await getBinRow(caller, id));
  notifyLive(caller.account.id, 'bins');
  const changed = changedFacts(facts(before), facts(after));
  if (changed) await recordAudit(caller, { action: 'bin.update', target: target(after), ...changed });
  return after;
}

/** Deletes a bin and all that it holds; what is sent to its URL is not found from now on. */
export async function deleteBin(caller: Caller, id: string): Promise<{ id: string }> {
  requireAccess(caller, 'webhooks:write');
  const before = present(await getBinRow(caller, id));
  if (!(await storage.deleteBin(binOwner(caller), id))) throw notFound('Bin');
  notifyLive(caller.account.id, 'bins');
  await recordAudit(caller, { action: 'bin.delete', target: target(before), before: facts(before) });
  return { id };
}
