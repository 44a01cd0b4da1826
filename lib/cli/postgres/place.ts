import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** PostgreSQL refuses to run as root; then it runs under this user ("nobody" on most systems). */
const UNPRIVILEGED_ID = 65_534;

/** Where an embedded cluster lives and whom it runs as. */
export interface Place {
  /** Absolute; owned by the user that PostgreSQL runs as. Holds the cluster and, where needed, its programs. */
  home: string;
  /** Options for child_process: empty for an ordinary user, the unprivileged ids for root. */
  as: { uid?: number; gid?: number };
}

function othersMayEnter(directory: string): boolean {
  const parent = dirname(directory);
  const enterable = (statSync(directory).mode & 0o001) !== 0;
  return enterable && (parent === directory || othersMayEnter(parent));
}

/**
 * Makes the directory that PostgreSQL works in: `<dataDir>/postgres`. As root, where that other user may not
 * enter a parent of it (a checkout under /root), it is `/var/lib/postwire/<hash of dataDir>` instead.
 */
export function preparePlace(dataDir: string): Place {
  const absolute = resolve(dataDir);
  const isRoot = process.getuid?.() === 0;
  mkdirSync(absolute, { recursive: true, mode: 0o700 });
  if (!isRoot) {
    const home = join(absolute, 'postgres');
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return { home, as: {} };
  }
  // Secrets in it stay 0600; the other user only passes through.
  chmodSync(absolute, 0o711);
  const name = createHash('sha256').update(absolute).digest('hex').slice(0, 16);
  const home = othersMayEnter(absolute) ? join(absolute, 'postgres') : join('/var/lib/postwire', name);
  mkdirSync(dirname(home), { recursive: true, mode: 0o711 });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  chownSync(home, UNPRIVILEGED_ID, UNPRIVILEGED_ID);
  return { home, as: { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } };
}
