import { fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * With the embedded database and ENCRYPTION_KEY_PREVIOUS, what `npm run rewrap` does is done before anything else starts:
 * every process is ours and will know both keys. It prints what it did; what it could not open is no reason not to start.
 */
export function rewrapAtStart(environment: NodeJS.ProcessEnv): Promise<void> {
  if (!environment.ENCRYPTION_KEY_PREVIOUS) return Promise.resolve();
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'rewrap.mjs'), [], { env: environment, stdio: 'inherit' });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
