import pg from 'pg';

/**
 * A connection whose statements are never prepared by name. In a pooler's transaction mode the next statement may run
 * on another server connection, which does not know the name: PgBouncer before 1.21 fails then, and later ones unless
 * `max_prepared_statements` is set. Without names every release works. It costs a plan for each run, which for
 * statements of hundreds of rows is little.
 */
export class UnnamedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    const unnamed = (first: unknown, ...rest: unknown[]) => query(withoutName(first), ...rest);
    this.query = unnamed as typeof this.query;
  }
}

/** A statement's configuration without its name; what runs itself (a cursor) is left as it is. */
function withoutName(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null || 'submit' in statement) return statement;
  return { ...statement, name: undefined };
}
