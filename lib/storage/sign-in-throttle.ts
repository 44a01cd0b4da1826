import { pool } from './pool';

/** Failures that cost nothing, and how the wait grows beyond them: from 1 s, doubled each time. */
export interface ThrottleRule {
  freeFailures: number;
  longestWaitS: number;
}

/** Now, as the table keeps it, but never ahead: rounded up, what is free to go at once would wait for half a millisecond. */
const NOW = "date_trunc('milliseconds', now())";

/** How long a subject with `failures` ($2 of them free) must wait, at most $3 seconds. */
const waitAfter = (failures: string) =>
  `make_interval(secs => case when ${failures} <= $2 then 0 else least($3, 2 ^ least(${failures} - $2 - 1, 30)) end)`;

// Of two at once the second waits for the first one's row, and then sees its block.
const TAKE = `
  insert into sign_in_throttle as t (subject, failures, blocked_until, last_at) values ($1, 1, ${NOW}, ${NOW})
  on conflict (subject) do update set (failures, blocked_until, last_at) = (
    select n.failures,
      ${NOW} + ${waitAfter('n.failures')},
      ${NOW}
    from (select case when t.last_at < now() - interval '1 day' then 1 else t.failures + 1 end as failures) n)
  where t.blocked_until <= now()`;

/** Counts a try as failed, unless the subject must wait: then false, and nothing is counted. */
export async function takeSignIn(subject: string, { freeFailures, longestWaitS }: ThrottleRule): Promise<boolean> {
  const result = await pool().query(TAKE, [subject, freeFailures, longestWaitS]);
  return result.rowCount === 1;
}

/** Whole seconds until none of the subjects must wait any more; 0 when none must. */
export async function signInWaitS(subjects: readonly string[]): Promise<number> {
  const { rows } = await pool().query<{ s: number | null }>(
    'select ceil(extract(epoch from max(blocked_until) - now()))::int as s from sign_in_throttle where subject = any($1)',
    [subjects],
  );
  return Math.max(0, rows[0]?.s ?? 0);
}

/** Lets the wait of a try that failed begin now: looking at it took a while. */
export async function restartWait(subject: string, { freeFailures, longestWaitS }: ThrottleRule): Promise<void> {
  await pool().query(
    `update sign_in_throttle set blocked_until = ${NOW} + ${waitAfter('failures')} where subject = $1`,
    [subject, freeFailures, longestWaitS],
  );
}

/** Forgets a subject's failures. */
export async function forgetSignIns(subject: string): Promise<void> {
  await pool().query('delete from sign_in_throttle where subject = $1', [subject]);
}

/** Takes one try back, and its wait. */
export async function takeBackSignIn(subject: string): Promise<void> {
  await pool().query(
    `update sign_in_throttle set failures = greatest(failures - 1, 0), blocked_until = ${NOW} where subject = $1`,
    [subject],
  );
}

/** Removes what nobody tried for a day. */
export async function pruneSignIns(): Promise<void> {
  await pool().query("delete from sign_in_throttle where last_at < now() - interval '1 day'");
}
