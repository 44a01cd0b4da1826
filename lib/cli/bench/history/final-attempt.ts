import type { AttemptRecord } from '@/lib/storage/queue/attempt-columns';
import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';

const WEBHOOK = 'b'.repeat(24);

/** The log's row of a delivery that succeeded at once, as wide as a real one. */
export function finalAttempt(row: ClaimedDelivery, random: (bytes: number) => Buffer): AttemptRecord {
  return {
    deliveryId: row.id,
    number: row.attempts + 1,
    eventId: row.eventId,
    accountId: row.accountId,
    domainId: row.domainId,
    region: row.region,
    eventType: row.eventType,
    webhookId: WEBHOOK,
    url: 'https://hooks.example/mailgun/events',
    at: new Date(),
    durationMs: 42,
    outcome: 'succeeded',
    finalStatus: 'succeeded',
    statusCode: 200,
    reason: null,
    nextAttemptAt: null,
    answer: null,
    redacted: false,
    signedAt: Math.floor(Date.now() / 1_000),
    token: random(25).toString('hex'),
    signature: random(32).toString('hex'),
    parentSignature: null,
    phases: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: 40 },
  };
}
