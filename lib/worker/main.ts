import { runProcess } from '@/lib/cli/process-lifecycle';
import { env } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { runRetention } from '@/lib/dispatch/retention';
import { runDispatcher } from '@/lib/dispatch/run-dispatcher';

/**
 * How long a stop waits for what is in flight: as long as an attempt may take by default, and less than the process is given
 * altogether. What takes longer is given back and sent again by whoever comes next.
 */
const MAX_GRACE_MS = 16_000;

/** The worker process: dispatches and tidies up until it is told to stop, then finishes what is in flight. */
await runProcess('worker', async ({ signal, ready }) => {
  log.info('worker.started');
  ready();
  const graceMs = Math.min(env().DELIVERY_TIMEOUT + 1_000, MAX_GRACE_MS);
  const [counts] = await Promise.all([runDispatcher({ signal, graceMs }), runRetention(signal)]);
  log.info({ counts }, 'worker.stopped');
});
