import { isLoopbackHost } from './loopback';

export interface Exposure {
  /** HOST. */
  host: string;
  /** PUBLIC_URL. */
  publicUrl: string | null | undefined;
  /** Whether Postwire runs the database itself. */
  embedded: boolean;
  /** TRUSTED_PROXIES: whoever has a proxy in front is not alone. */
  trustedProxies: number;
}

/**
 * Why others may reach this installation, for people; null when only its own machine does. The one answer to that: for the demo,
 * for loopback as a destination, for metrics. No setting may be left out, so that nobody asks about less than the others do.
 */
export function exposedBy({ host, publicUrl, embedded, trustedProxies }: Exposure): string | null {
  if (!embedded) return 'DATABASE_URL is set';
  if (!isLoopbackHost(host)) return `HOST=${host} is open to the network`;
  if (trustedProxies > 0) return 'TRUSTED_PROXIES says that others come here';
  const named = publicUrl ? new URL(publicUrl).hostname.replace(/^\[|\]$/g, '') : 'localhost';
  return isLoopbackHost(named) ? null : 'PUBLIC_URL says that others come here';
}
