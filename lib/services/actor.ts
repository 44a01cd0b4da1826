import type { Caller } from '@/lib/core/access';
import type { Actor } from '@/lib/storage/actor';
import { findAuditActor } from '@/lib/storage/audit-actors';

/**
 * The person or key behind a caller, by the name that it has now (a key without a description by how it begins); null for
 * Postwire itself (`systemCaller`).
 */
export async function actorOf({ via, actorId: id }: Pick<Caller, 'via' | 'actorId'>): Promise<Actor | null> {
  const found = await findAuditActor(via, id);
  if (!found) return null;
  return { kind: via === 'session' ? 'user' : 'key', id, name: found.name || `${found.detail}…` };
}
