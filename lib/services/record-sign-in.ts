import type { Caller } from '@/lib/core/access';
import { describeDevice } from '@/lib/core/describe-device';
import { findOwnSession } from '@/lib/storage/sessions';
import { recordAudit } from './record-audit';

/** Notes in the audit log that a person has signed in, and with what. */
export async function recordSignIn(caller: Caller): Promise<void> {
  const id = caller.sessionId ?? '';
  const session = await findOwnSession(caller.actorId, id);
  const name = describeDevice(session?.userAgent ?? '');
  await recordAudit(caller, { action: 'session.sign_in', target: { kind: 'session', id, name } });
}
