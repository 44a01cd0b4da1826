import { spawn } from 'node:child_process';
import { onParentGone } from './parent.mjs';
import { ROOT } from './root.mjs';

const running = new Set();

function endAll() {
  for (const child of running) child.kill('SIGTERM');
  process.exit(143);
}

/**
 * Runs a Node program in the checkout and shows what it prints. Rejects when it fails; a stop of this process
 * stops it too.
 */
export function runNode(args, env = {}) {
  return new Promise((resolve, reject) => {
    if (running.size === 0) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endAll);
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
    running.add(child);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      running.delete(child);
      if (running.size === 0) for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, endAll);
      if (code === 0) resolve();
      else reject(new Error(`${args[0]} ${args[1] ?? ''} ended with ${signal ?? code}`));
    });
  });
}

onParentGone(() => running.size > 0 && endAll());
