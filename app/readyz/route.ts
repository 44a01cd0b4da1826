import { isReady } from '@/lib/services/readiness';

export const dynamic = 'force-dynamic';

/** Whether requests may be sent here: 200, or 503 while the database is away or not migrated. */
export async function GET(): Promise<Response> {
  return (await isReady())
    ? Response.json({ status: 'ready' })
    : Response.json({ status: 'not ready' }, { status: 503, headers: { 'retry-after': '2' } });
}
