import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** When a process began, in the kernel's ticks; '' where that cannot be known. Tells a reused id apart. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function lives({ pid, start }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return start === '' || startOf(pid) === start;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Makes this process the one holder of a file, or tells who holds it. A holder that no longer lives loses it.
 * The file appears with its content (link), so that nobody reads it half written.
 * @param {string} path
 * @param {Record<string, unknown>} [info] shown to others that ask
 * @returns {{ held: true, release: () => void } | { held: false, holder: { pid: number } & Record<string, unknown> }}
 */
export function claimFile(path, info = {}) {
  const own = `${path}.${process.pid}`;
  const me = { pid: process.pid, start: startOf(process.pid), ...info };
  writeFileSync(own, JSON.stringify(me), { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(own, path);
        return { held: true, release: () => read(path)?.pid === process.pid && rmSync(path, { force: true }) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = read(path);
      if (holder && lives(holder)) return { held: false, holder };
      // Moved aside rather than removed: another process may have replaced the dead one's claim just now.
      const aside = `${own}.stale`;
      try {
        renameSync(path, aside);
        const moved = read(aside);
        if (moved && lives(moved)) linkSync(aside, path);
        rmSync(aside, { force: true });
      } catch {
        // Somebody else moved it first; look again.
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
}
