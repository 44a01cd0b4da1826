import { Client, type Dispatcher } from 'undici';
import { ConnectionWatch } from './connection-watch';
import type { TimedConnector } from './guarded-connector';

/** What a request may be handed with: it is told which client it went to, before anything is sent. */
export interface TimedOptions extends Dispatcher.DispatchOptions {
  onClient?: (watch: ConnectionWatch) => void;
}

/** One kept-alive connection of a pool, which knows how long it took to make. */
export class TimedClient extends Client {
  private readonly watch: ConnectionWatch;

  constructor(origin: URL, options: Omit<Client.Options, 'connect'>, connect: TimedConnector) {
    const watch = new ConnectionWatch();
    super(origin, { ...options, connect: (to, callback) => connect(to, callback, watch) });
    this.watch = watch;
  }

  override dispatch(options: TimedOptions, handler: Dispatcher.DispatchHandler): boolean {
    options.onClient?.(this.watch);
    return super.dispatch(options, handler);
  }
}
