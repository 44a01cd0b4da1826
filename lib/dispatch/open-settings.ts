import type { EndpointSettings, SealedKeys, SourceSettings } from '@/lib/storage/queue/load-settings';
import { open } from '@/lib/storage/secret-box';
import type { SigningKeys } from './build-request';

/** An account's keys, decrypted. Throws when they were sealed under another ENCRYPTION_KEY. */
export function openKeys(sealed: SealedKeys): SigningKeys {
  const context = `account:${sealed.id}:signing-key`;
  return { key: open(sealed.key, context), previous: sealed.previous === null ? null : open(sealed.previous, context) };
}

/** The keys that sign an event: its account's, and its primary's when it belongs to a subaccount. */
export function openSourceKeys(source: SourceSettings): { keys: SigningKeys; parentKeys: SigningKeys | null } {
  return { keys: openKeys(source.keys), parentKeys: source.parentKeys && openKeys(source.parentKeys) };
}

/** Where a webhook's POSTs go, credentials included. */
export function openUrl(endpoint: EndpointSettings): string {
  return endpoint.urlSecret === null ? endpoint.url : open(endpoint.urlSecret, `webhook:${endpoint.webhookId}:url`);
}
