import { type Exposure, exposedBy } from '@/lib/config/exposed-by';
import { holdsDemo } from '@/lib/storage/demo-accounts';

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
