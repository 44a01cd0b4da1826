import type { Dispatcher } from 'undici';
import type { FailureKind } from '@/lib/core/classify-attempt';
import { failureOf } from './failure-kind';
import { AnswerReader } from './read-answer';

/** What came of one request. */
export type Outcome =
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

  /** `wholeMs` is the deadline as people set it, `leftMs` what is left of it. */
  constructor(
    private readonly resolve: (outcome: Outcome) => void,
    private readonly wholeMs: number,
    leftMs: number,
    private readonly connectTimeoutMs: number,
  ) {
    this.timer = setTimeout(() => this.late(), leftMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.ended) controller.abort(new Error('The deadline passed before the request began.'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // 1xx is no answer yet.
    if (statusCode < 200) return;
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

  private end(outcome: Outcome, abort: boolean): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    if (abort) this.controller?.abort(new Error('The webhook sender has what it needs.'));
    this.resolve(outcome);
  }
}
