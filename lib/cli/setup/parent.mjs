import { readFileSync } from 'node:fs';

/** The parent of a process, 0 where that cannot be known (no /proc). */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

const parent = process.ppid;
const grandparent = parentOf(parent);

/**
 * Calls back once when the npm that started this process is gone. npm passes signals to the shell between it and
 * us, not to us, so the shell's end (or npm's own, one further up) is the only sign of a stop. Not started by npm:
 * never calls, so that `nohup node …` outlives its shell.
 */
export function onParentGone(callback) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return;
    clearInterval(timer);
    callback();
  }, 250);
  timer.unref();
}
