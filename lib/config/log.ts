import pino from 'pino';
import { logLevel } from './env';

/**
 * Structured logs on standard output: ids, counts and durations, never payloads, addresses or secrets.
 */
export const log = pino({
  base: { pid: process.pid },
  level: logLevel(),
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.password', '*.secret', '*.authorization', '*.cookie'],
});
