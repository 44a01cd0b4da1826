import { runProcess } from '@/lib/cli/process-lifecycle';
import { log } from '@/lib/config/log';
import { runRetention } from '@/lib/dispatch/retention';
import { runDispatcher } from '@/lib/dispatch/run-dispatcher';

/** The worker process: dispatches and tidies up until it is told to stop, then finishes what is in flight. */
await runProcess('worker', async ({ signal, ready }) => {
  log.info('worker.started');
  ready();
  const [counts] = await Promise.all([runDispatcher({ signal }), runRetention(signal)]);
  log.info({ counts }, 'worker.stopped');
});
