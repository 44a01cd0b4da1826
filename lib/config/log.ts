import pino from 'pino';

/**
 * Structured logs on standard output: ids, counts and durations, never payloads, addresses or secrets.
 */
export const log = pino({
  base: { pid: process.pid },
  level: 'info',
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.password', '*.secret', '*.authorization', '*.cookie'],
});
