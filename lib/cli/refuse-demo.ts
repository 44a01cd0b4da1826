import { isLoopbackHost } from '@/lib/config/loopback';
import { holdsDemo } from '@/lib/storage/demo-accounts';

export interface Exposure {
  /** HOST. */
  host: string;
  /** PUBLIC_URL. */
  publicUrl?: string | null | undefined;
  /** Whether Postwire runs the database itself. */
  embedded: boolean;
}

/** Why others may reach this installation, for people; null when only its own machine does. */
export function exposedBy({ host, publicUrl, embedded }: Exposure): string | null {
  if (!embedded) return 'DATABASE_URL is set';
  if (!isLoopbackHost(host)) return `HOST=${host} is open to the network`;
  const named = publicUrl ? new URL(publicUrl).hostname.replace(/^\[|\]$/g, '') : 'localhost';
  return isLoopbackHost(named) ? null : 'PUBLIC_URL says that others come here';
}

/**
 * Demo credentials are for one machine: their password was printed, and lies in a file. Throws, for people, when a
 * database with the demo would be served where others can reach it.
 */
export async function refuseExposedDemo(exposure: Exposure, connectionString: string): Promise<void> {
  const why = exposedBy(exposure);
  if (why === null || !(await holdsDemo(connectionString))) return;
  throw new Error(
    `This database holds the demo, whose passwords are for this machine only, and ${why}. ` +
      'Start with another DATA_DIR or DATABASE_URL and BOOTSTRAP_ADMIN_EMAIL and BOOTSTRAP_ADMIN_PASSWORD, or keep it on 127.0.0.1.',
  );
}
