import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/config/env';
import { AppError, notFound } from '@/lib/core/app-error';
import { findSigningKey } from '@/lib/storage/signing-keys';

const STATUS: Record<string, number> = { ok: 200, reject: 406, fail: 500 };

const bodySchema = z.object({
  signature: z.object({ token: z.string(), timestamp: z.string(), signature: z.string() }),
  'event-data': z.object({ account: z.object({ id: z.string() }) }),
});

/** What a receiver in the field does with a webhook: recomputes the HMAC with its account's key. */
async function isSigned(text: string): Promise<boolean> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return false;
  }
  const parsed = bodySchema.safeParse(json);
  if (!parsed.success) return false;
  const { token, timestamp, signature } = parsed.data.signature;
  const key = await findSigningKey(parsed.data['event-data'].account.id).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  if (key === null) return false;
  const expected = Buffer.from(createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The receiver that the demo's webhooks point at: `ok`, `reject` and `fail` answer 200, 406 and 500; a body whose
 * signature is wrong gets 401. Exists only with demo data: throws `not_found` otherwise.
 */
export async function answerDemoWebhook(behaviour: string, text: string): Promise<{ status: number; message: string }> {
  const { DEMO, POSTWIRE_EMBEDDED } = env();
  const status = STATUS[behaviour];
  if (!DEMO || !POSTWIRE_EMBEDDED || status === undefined) throw notFound('Page');
  if (!(await isSigned(text))) return { status: 401, message: 'The signature is wrong.' };
  const messages: Record<number, string> = { 200: 'Received.', 406: 'This receiver does not want it.' };
  return { status, message: messages[status] ?? 'This receiver is out of order.' };
}
