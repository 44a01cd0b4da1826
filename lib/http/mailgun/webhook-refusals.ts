import { AppError } from '@/lib/core/app-error';
import { duplicateMessage, limitMessage } from '@/lib/core/webhook-limits';
import { BadUrlError, EventTypeFullError, UrlTakenError, WebhookExistsError } from '@/lib/core/webhook-refusals';
import { ContractError } from './contract-error';
import type { MailgunInput } from './mailgun-route';

type Door = (input: MailgunInput) => Promise<unknown>;

const MAX_ECHO = 200;

export const hasWebScheme = (url: string): boolean => /^https?:/i.test(url);

/**
 * `<url> is not a valid url: <reason>`; a foreign scheme, and none, in Mailgun's words (MAILGUN 1.2). What could be
 * credentials in something that is no URL is masked as well.
 */
function badUrl({ url, reason }: BadUrlError): string {
  const shown = hasWebScheme(url) ? url : url.replace(/^((?:[a-z][a-z0-9+.-]*:)?\/*)[^/?#]*@/i, '$1***@');
  const echoed = shown.length > MAX_ECHO ? `${shown.slice(0, MAX_ECHO)}…` : shown;
  if (!hasWebScheme(url)) return `invalid parameters: ${echoed} is not a valid url: invalid URL scheme`;
  return `${echoed} is not a valid url: ${reason.replace(/\.$/, '')}`;
}

/** v3 and v4 give the reason under a capital `Reason` (MAILGUN 1.2, 1.3, 9). */
function domainRefusal(error: unknown): unknown {
  if (error instanceof BadUrlError) return new ContractError(400, { Reason: badUrl(error) });
  if (error instanceof EventTypeFullError) {
    const text = limitMessage(error.eventType);
    return new ContractError(400, { message: text, Reason: text });
  }
  if (error instanceof UrlTakenError) {
    return new ContractError(400, { Reason: duplicateMessage(error.eventType, error.url) });
  }
  if (error instanceof WebhookExistsError) {
    return new ContractError(400, { message: error.message, Reason: error.message });
  }
  // Domain not found, Webhook not found.
  if (error instanceof AppError && error.code === 'not_found') {
    return new ContractError(404, { message: error.message.replace(/\.$/, '') });
  }
  return error;
}

/** v1 gives it under `Description` or `message` (MAILGUN 1.4). */
function accountRefusal(error: unknown): unknown {
  if (error instanceof BadUrlError) return new ContractError(400, { message: badUrl(error) });
  if (error instanceof EventTypeFullError)
    return new ContractError(409, { Description: limitMessage(error.eventType) });
  if (error instanceof UrlTakenError) {
    return new ContractError(409, { Description: duplicateMessage(error.eventType, error.url) });
  }
  if (error instanceof AppError && error.code === 'not_found') {
    return new ContractError(404, { Description: 'webhook not found' });
  }
  return error;
}

function refusing(door: Door, refusal: (error: unknown) => unknown): Door {
  return async (input) => {
    try {
      return await door(input);
    } catch (error) {
      throw refusal(error);
    }
  };
}

/** A door of v3 or v4 for a domain and its webhooks. */
export function domainDoor(door: Door): Door {
  return refusing(door, domainRefusal);
}

/** A door of v1 for account-level webhooks. */
export function accountDoor(door: Door): Door {
  return refusing(door, accountRefusal);
}
