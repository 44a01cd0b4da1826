import type { EventType } from '@/lib/schemas/event-types';

/** Values of `event` that are a webhook event type under the same name (MAILGUN 1.1). */
const SAME_NAME: readonly string[] = ['accepted', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained'];

/**
 * The webhook event type of an `event-data` object: `failed` is told apart by its severity, the others
 * keep their name (MAILGUN 1.1). Null for everything that is no webhook event (`rejected`, `stored`, ...).
 */
export function eventTypeOf(eventData: unknown): EventType | null {
  if (typeof eventData !== 'object' || eventData === null) return null;
  const { event, severity } = eventData as { event?: unknown; severity?: unknown };
  if (event === 'failed') {
    if (severity === 'permanent') return 'permanent_fail';
    return severity === 'temporary' ? 'temporary_fail' : null;
  }
  return typeof event === 'string' && SAME_NAME.includes(event) ? (event as EventType) : null;
}

/** How `event-data` says a type: the value of `event`, and of `severity` for a failure. */
export function eventNameOf(type: EventType): { event: string; severity?: 'permanent' | 'temporary' } {
  if (type === 'permanent_fail') return { event: 'failed', severity: 'permanent' };
  if (type === 'temporary_fail') return { event: 'failed', severity: 'temporary' };
  return { event: type };
}

/** `log-level` of a type (MAILGUN 5.2). */
export function logLevelOf(type: EventType): 'info' | 'warn' | 'error' {
  if (type === 'permanent_fail') return 'error';
  return type === 'temporary_fail' || type === 'complained' ? 'warn' : 'info';
}
