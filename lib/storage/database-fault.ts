/** Node's words for a server that cannot be reached. */
const UNREACHABLE = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  // Prisma's: not reached, timed out, closed by the server, no connection free in time.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024'],
]);

/**
 * PostgreSQL's: connection exceptions (08), no room on disk, in memory or for connections (53), being stopped or started (57P),
 * the system's own faults (58), taken back for the sake of others (40), a statement that was given up (57014), a server that
 * has become a replica (25006).
 */
const PASSING_STATE = /^(08|40|53|57P|58)|^(57014|25006|55P03)$/;

/** What `pg` and its pool say without a code. */
const PASSING_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed)|Cannot use a pool after calling end)/;

/**
 * Whether a statement failed because the database is away, full or overloaded at this moment, and not because of what it was
 * asked: the same may succeed in a second. Where the answer was lost nobody knows whether it was done.
 */
export function isDatabaseAway(error: unknown): boolean {
  for (let fault = error, depth = 0; fault instanceof Error && depth < 5; fault = fault.cause, depth += 1) {
    const { code } = fault as { code?: unknown };
    if (typeof code === 'string' && (UNREACHABLE.has(code) || PASSING_STATE.test(code))) return true;
    if (PASSING_WORDS.test(fault.message)) return true;
    if (fault.name === 'PrismaClientInitializationError') return true;
  }
  return false;
}

/** What the statement was given cannot be stored, now or later: PostgreSQL's classes 22, 23 and 54, or what could not even be sent. */
export function isUnstorable(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError) return true;
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^(22|23|54)[0-9A-Z]{3}$/.test(code);
}
