import { notFound } from '@/lib/core/app-error';
import { prisma } from './prisma';
import { open, seal } from './secret-box';

/** What a signing key is sealed for: it opens in its own account's row only. */
export function signingKeyContext(accountId: string): string {
  return `account:${accountId}:signing-key`;
}

/** An account's signing key, opened. */
export async function findSigningKey(accountId: string): Promise<string> {
  const account = await prisma().account.findUnique({ where: { id: accountId }, select: { signingKey: true } });
  if (!account) throw notFound('Account');
  return open(account.signingKey, signingKeyContext(accountId));
}

/** Puts `key` in force and keeps the one before it, with the time of the change. */
export async function replaceSigningKey(accountId: string, key: string, now: Date): Promise<void> {
  await prisma().$transaction(async (tx) => {
    // Locked, so that of two regenerations at once the second keeps the first one's key as its previous.
    const [row] = await tx.$queryRaw<{ signing_key: string }[]>`
      select signing_key from accounts where id = ${accountId}::bpchar for update`;
    if (!row) throw notFound('Account');
    await tx.account.update({
      where: { id: accountId },
      data: {
        signingKey: seal(key, signingKeyContext(accountId)),
        previousSigningKey: row.signing_key,
        signingKeyRotatedAt: now,
      },
    });
  });
}
