import pino from 'pino';
import { logLevel } from './env';
import { loggedError, loggedMessage } from './logged-error';

/** `err` is an error as it was thrown, `error` its message. Neither tells the values that it broke on. */
const serializers = {
  err: (error: unknown) => loggedError(error),
  error: (error: unknown) => (typeof error === 'string' ? loggedMessage(error) : loggedError(error)),
};

/** A log that writes to `destination`; to standard output unless told. */
export function makeLog(level: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    base: { pid: process.pid },
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.password', '*.secret', '*.authorization', '*.cookie'],
    serializers,
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * Structured logs on standard output: ids, counts and durations, never payloads, addresses or secrets.
 */
export const log = makeLog(logLevel());
