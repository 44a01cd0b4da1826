import pg from 'pg';

// Names given here are the program's own, never a person's input; they are quoted all the same.

async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a database of this cluster unless it is there. */
export function createDatabaseIfMissing(adminUrl: string, name: string): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

export function dropDatabase(adminUrl: string, name: string): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
}

/** Puts database `from` in the place of `name`, which is dropped with all it holds. */
export function replaceDatabase(adminUrl: string, name: string, from: string): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    const target = client.escapeIdentifier(name);
    await client.query(`drop database if exists ${target} with (force)`);
    await client.query(`alter database ${client.escapeIdentifier(from)} rename to ${target}`);
  });
}
