import type { EventType } from '@/lib/schemas/event-types';
import { AppError } from './app-error';

const FAILURES: EventType[] = ['permanent_fail', 'temporary_fail'];
const SAME: EventType[] = ['accepted', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained'];
const same = Object.fromEntries(SAME.map((type): [string, EventType[]] => [type, [type]]));

/** Names of the logs' `events` (MAILGUN 7). Some are of what never happens here: they find nothing. */
const EVENTS: Record<string, readonly EventType[]> = {
  ...same,
  failed: FAILURES,
  unique_opened: ['opened'],
  unique_clicked: ['clicked'],
  rejected: [],
  stored: [],
  email_validation: [],
  list_uploaded: [],
  list_member_uploaded: [],
  list_member_upload_error: [],
  trapped: [],
};
/** Names of `metric_events`, as the analytics count them. */
const METRIC_EVENTS: Record<string, readonly EventType[]> = {
  ...same,
  accepted_incoming: [],
  accepted_outgoing: ['accepted'],
  delivered_smtp: ['delivered'],
  delivered_http: [],
  delivered_optimized: [],
  stored: [],
  unique_opened: ['opened'],
  unique_clicked: ['clicked'],
  failed: FAILURES,
  processed: ['accepted'],
  sent: ['delivered', 'permanent_fail'],
  temporary_failed: ['temporary_fail'],
  permanent_failed: ['permanent_fail'],
  esp_block: FAILURES,
  temporary_failed_esp_block: ['temporary_fail'],
  permanent_failed_esp_block: ['permanent_fail'],
  bounced: ['permanent_fail'],
  hard_bounces: ['permanent_fail'],
  soft_bounces: ['permanent_fail'],
  webhook_failure: [],
  rate_limit: [],
};

function typesOf(parameter: string, names: readonly string[], known: Record<string, readonly EventType[]>) {
  return names.flatMap((name) => {
    const types = Object.hasOwn(known, name) ? known[name] : undefined;
    if (types) return types;
    const reason = `Invalid ${parameter}: unknown '${name.slice(0, 100)}', known are ${Object.keys(known).join(', ')}`;
    throw new AppError('invalid_request', reason, { [parameter]: reason });
  });
}

/** The types that `events` and `metric_events` name together; undefined for all, when neither is given. */
export function logEventTypes(events: readonly string[], metricEvents: readonly string[]): EventType[] | undefined {
  if (events.length + metricEvents.length === 0) return undefined;
  return [...new Set([...typesOf('events', events, EVENTS), ...typesOf('metric_events', metricEvents, METRIC_EVENTS)])];
}
