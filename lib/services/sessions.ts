import type { Caller } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import { describeDevice } from '@/lib/core/describe-device';
import type { Page } from '@/lib/schemas/page';
import type { Session } from '@/lib/schemas/profile';
import { deleteOtherSessions, deleteSession, listSessionRows } from '@/lib/storage/sessions';
import { requirePerson } from './profile';
import { recordAudit } from './record-audit';

/** Where the person is signed in, the last used first (SECURITY 23). */
export async function listSessions(caller: Caller): Promise<Page<Session>> {
  const { userId, sessionId } = requirePerson(caller);
  const rows = await listSessionRows(userId);
  const items = rows.map(({ id, createdAt, lastSeenAt, userAgent, address }) => ({
    id,
    device: describeDevice(userAgent),
    address,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: id === sessionId,
  }));
  return { items, nextCursor: null };
}

/** Ends one of the person's sessions: it opens nothing from then on. Throws `not_found`, also for somebody else's. */
export async function endSession(caller: Caller, id: string): Promise<{ id: string }> {
  const { userId } = requirePerson(caller);
  const session = await deleteSession(userId, id);
  if (!session) throw notFound('Session');
  const target = { kind: 'session' as const, id, name: describeDevice(session.userAgent) };
  await recordAudit({ ...caller, account: caller.home }, { action: 'session.end', target });
  return { id };
}

/** Ends all of the person's sessions but the one that asks; answers how many. */
export async function endOtherSessions(caller: Caller): Promise<{ ended: number }> {
  const { userId, sessionId } = requirePerson(caller);
  const ended = await deleteOtherSessions(userId, sessionId);
  const target = { kind: 'session' as const, id: sessionId, name: 'All other sessions' };
  const entry = { action: 'session.sign_out_everywhere' as const, target, after: { ended } };
  if (ended > 0) await recordAudit({ ...caller, account: caller.home }, entry);
  return { ended };
}
