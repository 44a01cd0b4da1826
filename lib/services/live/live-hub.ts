import { AppError } from '@/lib/core/app-error';
import { LIVE_TOPICS, type LiveTopic } from '@/lib/schemas/live';
import type { LiveChange } from '@/lib/storage/live/live-channel';
import { LiveListener } from '@/lib/storage/live/live-listener';

const MAX_STREAMS = 1_000;
const MAX_STREAMS_OF_ACCOUNT = 50;
/** A topic is told of at most once in this time to one listener; what comes in between is told at its end. */
const AT_MOST_EVERY_MS = 1_000;

/** One open stream. */
export interface LiveSubscriber {
  /** Whose stream it is, for the cap. */
  homeAccountId: string;
  /** Of whose changes it hears. May be set anew while it is open. */
  accountIds: ReadonlySet<string>;
  onChanged(topic: LiveTopic): void;
  /** The process stops: nothing follows. */
  onEnd(): void;
}

interface Waiting {
  told: number;
  timer?: NodeJS.Timeout;
}

/**
 * The open streams of a web process, fed by one connection that listens while there are any. A stream hears only that something of
 * an account in its scope has changed, never what.
 */
export class LiveHub {
  private readonly subscribers = new Map<LiveSubscriber, Map<LiveTopic, Waiting>>();
  private listener: LiveListener | null = null;
  private closed = false;

  get size(): number {
    return this.subscribers.size;
  }

  /** Returns how to end it. Throws `rate_limited` when there are too many streams, `unavailable` while the process stops. */
  subscribe(subscriber: LiveSubscriber): () => void {
    if (this.closed) throw new AppError('unavailable', 'The server is being stopped.');
    const ofAccount = [...this.subscribers.keys()].filter((each) => each.homeAccountId === subscriber.homeAccountId);
    if (ofAccount.length >= MAX_STREAMS_OF_ACCOUNT || this.size >= MAX_STREAMS) {
      throw new AppError('rate_limited', 'Too many live streams are open. Close some tabs, or try again later.');
    }
    this.subscribers.set(subscriber, new Map());
    this.listener ??= new LiveListener({
      onChange: (change) => this.tell(change),
      onUnsure: () => {
        for (const topic of LIVE_TOPICS) this.tell({ topic, accountIds: '*' });
      },
    });
    return () => this.leave(subscriber);
  }

  tell({ topic, accountIds }: LiveChange): void {
    for (const [subscriber, topics] of this.subscribers) {
      if (accountIds !== '*' && ![...accountIds].some((id) => subscriber.accountIds.has(id))) continue;
      const waiting = topics.get(topic) ?? { told: Number.NEGATIVE_INFINITY };
      topics.set(topic, waiting);
      if (waiting.timer) continue;
      const leftMs = waiting.told + AT_MOST_EVERY_MS - performance.now();
      const now = () => {
        delete waiting.timer;
        waiting.told = performance.now();
        subscriber.onChanged(topic);
      };
      if (leftMs <= 0) now();
      else waiting.timer = setTimeout(now, leftMs).unref();
    }
  }

  /** Ends all streams and takes no more. */
  async close(): Promise<void> {
    this.closed = true;
    for (const subscriber of [...this.subscribers.keys()]) {
      this.leave(subscriber);
      subscriber.onEnd();
    }
    await this.listener?.close();
  }

  private leave(subscriber: LiveSubscriber): void {
    for (const { timer } of this.subscribers.get(subscriber)?.values() ?? []) clearTimeout(timer);
    this.subscribers.delete(subscriber);
    if (this.size > 0 || this.closed) return;
    void this.listener?.close();
    this.listener = null;
  }
}

const shared = globalThis as typeof globalThis & { postwireLiveHub?: LiveHub };

/** This process's hub. On globalThis because Next bundles modules more than once. */
export function liveHub(): LiveHub {
  shared.postwireLiveHub ??= new LiveHub();
  return shared.postwireLiveHub;
}
