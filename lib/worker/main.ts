import { runProcess } from '@/lib/cli/process-lifecycle';
import { log } from '@/lib/config/log';
import { runDispatcher } from '@/lib/dispatch/run-dispatcher';

/** The worker process: dispatches until it is told to stop, then finishes what is in flight. */
await runProcess('worker', async ({ signal, ready }) => {
  log.info('worker.started');
  ready();
  const counts = await runDispatcher({ signal });
  log.info({ counts }, 'worker.stopped');
});
