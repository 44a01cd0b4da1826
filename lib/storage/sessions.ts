import type { UserRole } from '@/lib/schemas/roles';
import type { AccountIdentity } from './accounts';
import { newObjectId } from './ids';
import { pool } from './pool';
import { inTransaction } from './transaction';

/** A session ends when it was not used for so long, */
const IDLE_DAYS = 7;
/** and in any case so long after signing in. */
export const SESSION_MAX_DAYS = 30;
/** More than anybody has; beyond that the ones that were not used for longest end. */
const MAX_PER_PERSON = 100;
const MAX_USER_AGENT = 500;

const LIVES = `s.last_seen_at > now() - interval '${IDLE_DAYS} days' and s.created_at > now() - interval '${SESSION_MAX_DAYS} days'`;

/** Makes a session and removes what the person has beyond the limit, and what has ended by itself. Answers its id. */
export async function insertSession(session: {
  userId: string;
  userAgent: string;
  address: string | null;
}): Promise<string> {
  const id = newObjectId();
  const { userId, userAgent, address } = session;
  await inTransaction(async (tx) => {
    await tx.query('insert into sessions (id, user_id, user_agent, address) values ($1, $2, $3, $4)', [
      id,
      userId,
      userAgent.slice(0, MAX_USER_AGENT),
      address,
    ]);
    await tx.query(
      `delete from sessions where user_id = $1 and id not in (
         select s.id from sessions s where s.user_id = $1 and ${LIVES} order by s.last_seen_at desc, s.id limit ${MAX_PER_PERSON})`,
      [userId],
    );
  });
  return id;
}

/** What deciding about a session's caller needs. */
export interface SessionIdentity {
  lastSeenAt: Date;
  user: { id: string; email: string; name: string; role: UserRole };
  /** The account that the person belongs to. */
  home: AccountIdentity;
  /** False when it, or the primary above it, is disabled or closed. */
  accountOpen: boolean;
  /** The subaccount of `home` that was asked for; null when there is none that is not closed. */
  steppedInto: AccountIdentity | null;
}

interface Row {
  lastSeenAt: Date;
  userId: string;
  email: string;
  name: string;
  role: UserRole;
  homeId: string;
  homeParentId: string | null;
  homeName: string;
  open: boolean;
  belowId: string | null;
  belowName: string | null;
}

/** A live session with its person, their account and the subaccount that they stepped into: one statement per request. */
export async function findSession(id: string, wantedAccountId: string | null): Promise<SessionIdentity | null> {
  const { rows } = await pool().query<Row>({
    name: 'find-session',
    text: `select s.last_seen_at as "lastSeenAt", u.id as "userId", u.email, u.name, u.role, a.id as "homeId",
         a.parent_id as "homeParentId", a.name as "homeName",
         a.status = 'open' and coalesce(p.status, 'open') = 'open' as open, b.id as "belowId", b.name as "belowName"
       from sessions s join users u on u.id = s.user_id join accounts a on a.id = u.account_id
         left join accounts p on p.id = a.parent_id
         left join accounts b on b.id = $2::bpchar and b.parent_id = a.id and b.status <> 'closed'
       where s.id = $1::bpchar and ${LIVES}`,
    values: [id, wantedAccountId],
  });
  const row = rows[0];
  if (!row) return null;
  const { userId, email, name, role, homeId, homeParentId, homeName, belowId, belowName } = row;
  return {
    lastSeenAt: row.lastSeenAt,
    user: { id: userId, email, name, role },
    home: { id: homeId, parentId: homeParentId, name: homeName },
    accountOpen: row.open,
    steppedInto: belowId === null ? null : { id: belowId, parentId: homeId, name: belowName ?? '' },
  };
}

/** Notes that a session was used, and from where. Callers do so rarely: it is for people. */
export async function touchSession(id: string, at: Date, address: string | null): Promise<void> {
  await pool().query(
    'update sessions set last_seen_at = greatest(last_seen_at, $2), address = coalesce($3, address) where id = $1',
    [id, at, address],
  );
}

export interface SessionRow {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string;
  address: string | null;
}

/** A person's live sessions, the last used first. */
export async function listSessionRows(userId: string): Promise<SessionRow[]> {
  const { rows } = await pool().query<SessionRow>(
    `select s.id, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.user_agent as "userAgent", s.address
     from sessions s where s.user_id = $1 and ${LIVES} order by s.last_seen_at desc, s.id`,
    [userId],
  );
  return rows;
}

/** One of a person's sessions, or null. */
export async function findOwnSession(userId: string, id: string): Promise<{ userAgent: string } | null> {
  const { rows } = await pool().query<{ userAgent: string }>(
    'select user_agent as "userAgent" from sessions where user_id = $1 and id = $2',
    [userId, id],
  );
  return rows[0] ?? null;
}

/** Ends one of a person's sessions and answers it; null when they have no such session. */
export async function deleteSession(userId: string, id: string): Promise<{ userAgent: string } | null> {
  const { rows } = await pool().query<{ userAgent: string }>(
    'delete from sessions where user_id = $1 and id = $2 returning user_agent as "userAgent"',
    [userId, id],
  );
  return rows[0] ?? null;
}

/** Ends a session, whoever's: for who holds its token. */
export async function deleteSessionById(id: string): Promise<void> {
  await pool().query('delete from sessions where id = $1', [id]);
}

/** Ends all of a person's sessions but one; answers how many. */
export async function deleteOtherSessions(userId: string, keptId: string): Promise<number> {
  const result = await pool().query('delete from sessions where user_id = $1 and id <> $2', [userId, keptId]);
  return result.rowCount ?? 0;
}

/** Gives a person another password, which ends all their sessions but one; answers how many that were. */
export async function replacePassword(userId: string, passwordHash: string, keptId: string): Promise<number> {
  return inTransaction(async (tx) => {
    const count = 'select count(*)::int as n from sessions where user_id = $1';
    const before = await tx.query<{ n: number }>(count, [userId]);
    await tx.query("select set_config('postwire.keep_session', $1, true)", [keptId]);
    await tx.query('update users set password_hash = $2, updated_at = now() where id = $1', [userId, passwordHash]);
    const after = await tx.query<{ n: number }>(count, [userId]);
    return (before.rows[0]?.n ?? 0) - (after.rows[0]?.n ?? 0);
  });
}
