import { pool } from './pool';

export interface AuditActor {
  name: string;
  /** Of a person the email address, of a key its first characters. */
  detail: string | null;
}

/** How a person or a key is called at the moment; null for one that is not there. */
export async function findAuditActor(via: 'session' | 'key', id: string): Promise<AuditActor | null> {
  const sql =
    via === 'session'
      ? 'select name, email as detail from users where id = $1'
      : 'select description as name, prefix as detail from api_keys where id = $1';
  const { rows } = await pool().query<AuditActor>(sql, [id]);
  return rows[0] ?? null;
}
