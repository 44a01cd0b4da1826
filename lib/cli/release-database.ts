/**
 * With the supervisor gone (kill -9) nobody would end the embedded database. SIGTERM asks it to end once the last
 * connection is closed, so the first process to finish cannot cut off the other.
 */
export function releaseDatabase(): void {
  const pid = Number(process.env.POSTWIRE_POSTGRES_PID);
  if (!Number.isInteger(pid) || pid <= 0 || process.platform === 'win32') return;
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}
