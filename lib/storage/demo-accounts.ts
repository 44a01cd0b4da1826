import pg from 'pg';

/** Where the demo's people have their email addresses; nobody else can have one there (RFC 2606). */
export const DEMO_HOSTS = ['acme.example', 'northwind.example', 'globex.example'] as const;

/** Whether a migrated database holds accounts of the demo: people whose password was shown on a terminal, in a file. */
export async function holdsDemo(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const found = await client.query("select 1 from users where split_part(email, '@', 2) = any($1::text[]) limit 1", [
      DEMO_HOSTS,
    ]);
    return (found.rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
