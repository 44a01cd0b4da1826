import { AppError } from '@/lib/core/app-error';
import { normalizeEvent } from '@/lib/core/normalize-event';
import { sampleEvent } from '@/lib/core/sample-event';
import type { EventType } from '@/lib/schemas/event-types';
import { newEventId } from '@/lib/storage/ids';
import { type BuiltRequest, buildRequest, type SigningKeys } from './build-request';
import { userAgent } from './user-agent';

export interface SampleInput {
  eventType: EventType;
  /** The account and the sending domain that the sample pretends to be of. */
  accountId: string;
  domainName: string;
  keys: SigningKeys;
  /** The primary's, when the account is a subaccount. */
  parentKeys: SigningKeys | null;
  /** Whether the PII setting in force says to redact. */
  redact: boolean;
}

/** A realistic request of a type, signed now, exactly as a delivery's would be built. Nothing is sent or stored. */
export function buildSampleRequest(input: SampleInput, now: Date): BuiltRequest {
  const id = newEventId();
  const { accountId, domainName } = input;
  const sample = normalizeEvent(sampleEvent(input.eventType, { accountId, domainName, now, id }), {
    accountId,
    domainName,
    now,
    newId: () => id,
  });
  if (!sample.ok) throw new AppError('internal', 'The sample could not be made.');
  return buildRequest({
    ...input,
    webhookMessageId: `msg_test_${id}`,
    payload: sample.event.payload,
    userAgent: userAgent(),
    now,
  });
}
