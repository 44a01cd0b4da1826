import type { AttemptRecord } from '@/lib/storage/queue/attempt-columns';

/** A first attempt that succeeded, but for what is said otherwise. */
export function attemptRecord(
  over: Partial<AttemptRecord> & Pick<AttemptRecord, 'deliveryId' | 'eventId' | 'accountId' | 'domainId'>,
): AttemptRecord {
  return {
    number: 1,
    region: 'us',
    eventType: 'opened',
    webhookId: 'f'.repeat(24),
    url: 'https://x.example/',
    at: new Date(),
    durationMs: 12,
    outcome: 'succeeded',
    finalStatus: 'succeeded',
    statusCode: 200,
    reason: null,
    nextAttemptAt: null,
    answer: null,
    redacted: false,
    signedAt: 1,
    token: 'ab',
    signature: 'cd',
    parentSignature: null,
    ...over,
  };
}
