import { startBenchProcess } from './children';

/** What a port does with a POST; it answers 200 at once unless told. */
export type PortBehaviour =
  | { kind: 'ok' }
  | { kind: 'hang' }
  | { kind: 'status'; status: number }
  | { kind: 'slow'; ms: number };

/** What came since the last reset. Times in epoch milliseconds with a fraction. */
export interface ReceiverReport {
  count: number;
  firstAt: number;
  lastAt: number;
  /** From the making of the event to the last byte of its POST, by port. */
  latenciesMs: Map<number, number[]>;
  /** Event ids in the order of arrival; only when the receiver was told to keep them. */
  ids: string[];
}

export type ReceiverQuestion =
  | { ask: 'count' | 'report' | 'reset' }
  | { ask: 'behave'; ports: number[]; behaviour: PortBehaviour };

/** The receiver, a process of its own: each port is an origin. */
export async function startReceiverProcess({ ports = 10, keepIds = false, host = '127.0.0.1' } = {}) {
  const receiver = await startBenchProcess<{ ports: number[] }>('receiver', {
    RECEIVER_PORTS: String(ports),
    RECEIVER_IDS: keepIds ? '1' : '0',
    RECEIVER_HOST: host,
  });
  const ask = <T>(question: ReceiverQuestion) => receiver.ask<T>(question);
  return {
    pid: receiver.pid,
    ports: receiver.hello.ports,
    count: async () => (await ask<{ count: number }>({ ask: 'count' })).count,
    report: () => ask<ReceiverReport>({ ask: 'report' }),
    reset: () => ask<unknown>({ ask: 'reset' }),
    behave: (at: number[], behaviour: PortBehaviour) => ask<unknown>({ ask: 'behave', ports: at, behaviour }),
    stop: receiver.stop,
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiverProcess>>;
