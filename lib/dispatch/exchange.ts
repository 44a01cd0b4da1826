import type { Dispatcher } from 'undici';
import type { FailureKind } from '@/lib/core/classify-attempt';
import { type ConnectionTimes, type ConnectionWatch, KEPT } from './connection-watch';
import { failureOf } from './failure-kind';
import { AnswerReader } from './read-answer';

/** What came of one request. */
export type Outcome = Measured & Answered;

/** When things happened. */
interface Measured {
  /** Of the connection, where one was made for this request. */
  connection: ConnectionTimes;
  /** When the answer began, by `performance.now()`; null when none did. */
  answeredAt: number | null;
}

type Answered =
  | { ok: true; statusCode: number; location: string | null; answer: string | null }
  | { ok: false; kind: FailureKind; detail: string | null };

/**
 * One request and its answer, as undici reports them. Ends exactly once: with the whole answer, with as much of it as is
 * read at most, with a fault, or at the deadline, which aborts what is still under way.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  private readonly reader = new AnswerReader();
  private readonly timer: NodeJS.Timeout;
  private controller: Dispatcher.DispatchController | null = null;
  private statusCode = 0;
  private location: string | null = null;
  private ended = false;
  private watch: ConnectionWatch | null = null;
  private connection: ConnectionTimes | null = null;
  private answeredAt: number | null = null;

  /** `wholeMs` is the deadline as people set it, `leftMs` what is left of it. */
  constructor(
    private readonly resolve: (outcome: Outcome) => void,
    private readonly wholeMs: number,
    leftMs: number,
    private readonly connectTimeoutMs: number,
  ) {
    this.timer = setTimeout(() => this.late(), leftMs);
  }

  /** Which client the request went to. */
  readonly onClient = (watch: ConnectionWatch): void => {
    this.watch = watch;
  };

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    this.connection = this.watch?.take() ?? null;
    if (this.ended) controller.abort(new Error('The deadline passed before the request began.'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // 1xx is no answer yet.
    if (statusCode < 200) return;
    this.answeredAt = performance.now();
    this.statusCode = statusCode;
    this.location = typeof headers.location === 'string' ? headers.location : null;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.reader.take(chunk)) this.answered(true);
  }

  onResponseEnd(): void {
    this.answered(false);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  fail(error: unknown): void {
    const { kind, detail } = failureOf(error, this.connectTimeoutMs);
    this.end({ ok: false, kind, detail }, false);
  }

  private late(): void {
    this.end({ ok: false, kind: 'timeout', detail: `${this.wholeMs / 1_000} s` }, true);
  }

  private answered(abort: boolean): void {
    const { statusCode, location } = this;
    this.end({ ok: true, statusCode, location, answer: this.reader.text() }, abort);
  }

  private end(answered: Answered, abort: boolean): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    if (abort) this.controller?.abort(new Error('The webhook sender has what it needs.'));
    // What was never sent has waited for its connection, which may have got some way.
    const connection = this.connection ?? this.watch?.take() ?? KEPT;
    this.resolve({ ...answered, connection, answeredAt: this.answeredAt });
  }
}
