import pg from 'pg';
import { log } from '@/lib/config/log';
import { type Demo, writeDemo } from './demo-file';
import type { Settings } from './settings';

/** Where this start's demo receiver is: below the address that the web process listens on. */
export function demoBaseUrl({ host, port }: Settings): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const MOVE_WEBHOOKS = `
  with moved as (
    select id, $2 || substr(url, length($1) + 1) as url from webhooks
    where starts_with(url, $1 || '/demo/receiver/') and url_secret is null
  )
  update webhooks w
  set url = moved.url, url_hash = sha256(convert_to(moved.url, 'UTF8')), updated_at = now()
  from moved where moved.id = w.id`;

const MOVE_PLACES = `
  update webhook_event_types t set url_hash = w.url_hash
  from webhooks w where w.id = t.webhook_id and t.url_hash <> w.url_hash`;

async function moveWebhooks(databaseUrl: string, from: string, to: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const moved = await client.query(MOVE_WEBHOOKS, [from, to]);
    await client.query(MOVE_PLACES);
    await client.query('commit');
    return moved.rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/**
 * Lets the webhooks that point at the demo receiver follow it to this start's host and port; those that people made
 * for other receivers stay. Where it cannot be done (somebody made a webhook with such a URL by hand) they stay where
 * they are, which is told, and Postwire starts all the same.
 */
export async function moveDemo(settings: Settings, databaseUrl: string, demo: Demo): Promise<Demo> {
  const baseUrl = demoBaseUrl(settings);
  if (demo.baseUrl === baseUrl) return demo;
  try {
    const webhooks = await moveWebhooks(databaseUrl, demo.baseUrl, baseUrl);
    log.info({ webhooks }, 'demo.webhooks_moved');
  } catch (error) {
    console.error(
      `\nThe demo's webhooks still point at ${demo.baseUrl} and not at ${baseUrl} (${(error as Error).message}). ` +
        'Start with the port of then, change them in the panel, or take another DATA_DIR for a fresh demo.\n',
    );
    return demo;
  }
  const moved = { ...demo, baseUrl };
  writeDemo(settings.dataDir, moved);
  return moved;
}
