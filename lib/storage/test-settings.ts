import { prisma } from './prisma';
import { open } from './secret-box';
import { signingKeyContext } from './signing-keys';

const PREVIOUS_KEY_LIVES_MS = 24 * 60 * 60_000;

interface OpenedKeys {
  key: string;
  previous: string | null;
}

/** What an attempt for an account would be signed and redacted with at this moment. */
export interface TestSettings {
  keys: OpenedKeys;
  parentKeys: OpenedKeys | null;
  /** Account-wide redaction of the primary. */
  redactPii: boolean;
}

const select = {
  id: true,
  redactPii: true,
  signingKey: true,
  previousSigningKey: true,
  signingKeyRotatedAt: true,
} as const;

interface Sealed {
  id: string;
  signingKey: string;
  previousSigningKey: string | null;
  signingKeyRotatedAt: Date | null;
}

function openKeys(account: Sealed, now: Date): OpenedKeys {
  const { previousSigningKey, signingKeyRotatedAt } = account;
  const fresh = signingKeyRotatedAt !== null && now.getTime() - signingKeyRotatedAt.getTime() < PREVIOUS_KEY_LIVES_MS;
  const context = signingKeyContext(account.id);
  return {
    key: open(account.signingKey, context),
    previous: fresh && previousSigningKey !== null ? open(previousSigningKey, context) : null,
  };
}

/** Null when the account is gone. */
export async function findTestSettings(accountId: string, now: Date): Promise<TestSettings | null> {
  const account = await prisma().account.findUnique({
    where: { id: accountId },
    select: { ...select, parent: { select } },
  });
  if (!account) return null;
  return {
    keys: openKeys(account, now),
    parentKeys: account.parent && openKeys(account.parent, now),
    redactPii: account.parent?.redactPii ?? account.redactPii,
  };
}
