import { prisma } from './prisma';

/** Puts an account's public key in the place of the one before. */
export async function replacePublicKey(accountId: string, publicKey: string): Promise<void> {
  await prisma().account.update({ where: { id: accountId }, data: { publicKey } });
}
