import type { Caller } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { maskUrl } from '@/lib/core/destination-policy';
import { BadUrlError } from '@/lib/core/webhook-refusals';
import { checkDestination } from '@/lib/dispatch/check-destination';
import { egressProxy } from '@/lib/dispatch/destination-settings';
import { hashUrl } from '@/lib/storage/change-webhooks';
import type { WebhookRow } from '@/lib/storage/webhook-rows';
import { boundedResolver } from './bounded-resolver';

const MASKED = /^\s*[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*:)?\*{3}@/i;

/**
 * The webhook that a URL names among these: by the exact string or, where it carries credentials, by its masked
 * display, so that what a list showed can be sent back without the password.
 */
export function webhookOfUrl(webhooks: readonly WebhookRow[], url: string): WebhookRow | undefined {
  const hash = hashUrl(url).toString('hex');
  return (
    webhooks.find((webhook) => webhook.urlHash === hash) ??
    webhooks.find((webhook) => webhook.urlSecret !== null && webhook.url === url)
  );
}

/**
 * Whether a URL may become a webhook's. Throws BadUrlError; also for a masked display that names no webhook
 * there is, which would send `***` as the password. Throws `rate_limited` where its name would be one look-up too many for
 * the caller's own account.
 */
export async function checkNewUrl(caller: Caller, url: string): Promise<void> {
  const { display } = maskUrl(url);
  if (MASKED.test(url)) throw new BadUrlError(display, 'The password is masked. Enter it again.');
  try {
    await checkDestination(url, undefined, egressProxy() ? null : boundedResolver(caller.home.id));
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_request') throw new BadUrlError(display, error.message);
    throw error;
  }
}

/** Checks those of the URLs that none of the webhooks has yet. Must not run inside a transaction: it asks DNS. */
export async function checkNewUrls(
  caller: Caller,
  webhooks: readonly WebhookRow[],
  urls: readonly string[],
): Promise<void> {
  for (const url of urls) if (!webhookOfUrl(webhooks, url)) await checkNewUrl(caller, url);
}
