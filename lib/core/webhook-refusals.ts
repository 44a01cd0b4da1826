import type { EventType } from '@/lib/schemas/event-types';
import { AppError } from './app-error';
import { duplicateMessage, limitMessage } from './webhook-limits';

/** The scope has three URLs for this event type already (PRODUCT 2, Limits). */
export class EventTypeFullError extends AppError {
  constructor(readonly eventType: EventType) {
    super('limit_reached', `${limitMessage(eventType)[0]?.toUpperCase()}${limitMessage(eventType).slice(1)}.`, {
      eventTypes: limitMessage(eventType),
    });
  }
}

/** The scope sends this event type to this URL already. `url` is the masked one. */
export class UrlTakenError extends AppError {
  constructor(
    readonly eventType: EventType,
    readonly url: string,
  ) {
    super('conflict', `${duplicateMessage(eventType, url)}.`, { url: duplicateMessage(eventType, url) });
  }
}

/** A URL that may not become a webhook's. `url` is the masked one. */
export class BadUrlError extends AppError {
  constructor(
    readonly url: string,
    readonly reason: string,
  ) {
    super('invalid_request', reason, { url: reason });
  }
}

/** The domain has URLs for this event type already: v3's POST does not append (MAILGUN 1.2). */
export class WebhookExistsError extends AppError {
  constructor() {
    super('conflict', 'Webhook already exists');
  }
}
