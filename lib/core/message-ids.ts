import { createHash } from 'node:crypto';
import type { Region } from '@/lib/schemas/regions';

/** Where Mailgun keeps a region's messages (MAILGUN 8). Nothing is kept there for a simulated one. */
const STORAGE_HOSTS: Record<Region, string> = {
  us: 'storage-us-east4.api.mailgun.net',
  eu: 'storage-europe-west1.api.mailgun.net',
};

/** `20160107220803.a988bed7abe472bd@domain`, without angle brackets (MAILGUN 7): the UTC second and `unique`'s first 16 hex digits. */
export function messageIdOf(now: Date, unique: string, domainName: string): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}.${createHash('sha256').update(unique).digest('hex').slice(0, 16)}@${domainName}`;
}

/** `storage` of a message's events: a key that follows from the message, and the region's URL for it. */
export function storageOf(messageId: string, domainName: string, region: Region): { key: string; url: string } {
  const key = `BAAB${createHash('sha256').update(messageId).digest('base64url').slice(0, 30)}`;
  return { key, url: `https://${STORAGE_HOSTS[region]}/v3/domains/${domainName}/messages/${key}` };
}
