/** What of an error may be logged: what broke and where, never the values that it broke on. */
export interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  cause?: LoggedError;
  [fact: string]: unknown;
}

/** Facts that errors of the database and of the system carry. Not `detail`, `where` and `meta`, which quote rows and parameters. */
const FACTS = ['code', 'severity', 'table', 'column', 'constraint', 'routine', 'syscall'] as const;
const MAX_CAUSES = 5;

/** The database quotes the value that it could not read: `invalid input syntax for type uuid: "…"`. */
const QUOTED_VALUE = /(: |\bvalue )"[\s\S]*"/g;

/** A message without the values that the database quotes in it. */
export function loggedMessage(message: string): string {
  return message.replace(QUOTED_VALUE, '$1"…"');
}

/** An error as the log writes it; what is no error as its kind, for it may be anything. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something was thrown that is no error.' };
  const message = loggedMessage(error.message);
  const facts = Object.fromEntries(
    FACTS.flatMap((name) => {
      const value = (error as unknown as Record<string, unknown>)[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
  return {
    type: error.name,
    message,
    ...(error.stack !== undefined && { stack: error.stack.replace(error.message, () => message) }),
    ...facts,
    ...(error.cause !== undefined && depth < MAX_CAUSES && { cause: loggedError(error.cause, depth + 1) }),
  };
}
