export const dynamic = 'force-dynamic';

/** The process answers. Says nothing of the database: restarting a process does not mend that. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
