import type { Dispatcher } from 'undici';
import type { FailureKind } from '@/lib/core/classify-attempt';
import { isAddressAllowed, parseDestination } from '@/lib/core/destination-policy';
import type { ClientCertificate } from '@/lib/storage/client-certificates';
import type { DestinationPolicy } from './destination-settings';
import { failureOf } from './failure-kind';
import { OriginPools } from './origin-pools';
import { AnswerReader } from './read-answer';
import { type ResolveAddresses, resolveAddresses } from './resolve-addresses';

export interface WebhookRequest {
  /** The whole URL, credentials included. */
  url: string;
  headers: Record<string, string>;
  /** What was signed is what is sent, byte for byte. */
  body: string;
}

/** What came of one POST. Durations in milliseconds. */
export type SendResult =
  | { ok: true; statusCode: number; location: string | null; answer: string | null; durationMs: number }
  | { ok: false; kind: FailureKind; detail: string | null; durationMs: number };

export interface SenderOptions {
  policy: DestinationPolicy;
  connectTimeoutMs: number;
  /** For resolving, connecting, sending and the whole answer together. */
  deadlineMs: number;
  resolve?: ResolveAddresses;
  /** TLS client certificate for receivers that ask for one. */
  certificate?: ClientCertificate | null;
}

type Outcome = SendResult extends infer R ? (R extends unknown ? Omit<R, 'durationMs'> : never) : never;

/** A kept-alive connection that the other side closes in the moment we use it fails at once, not after a while. */
const STALE_CONNECTION_MS = 1_000;

/** Basic auth from the URL's credentials, which are percent-encoded there (MAILGUN 5.3). */
function authorizationOf(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
}

/**
 * POSTs webhooks: the only thing in Postwire that opens outbound connections. Deliveries, the Test button and
 * resends all go through it, so all meet the same guard (SECURITY 8). Never follows a redirect, never
 * decompresses, never waits beyond the deadline, never throws: a fault is a result.
 */
export class WebhookSender {
  private readonly pools: OriginPools;
  private readonly served = new Set<string>();

  constructor(private readonly options: SenderOptions) {
    this.pools = new OriginPools({ resolve: resolveAddresses, ...options });
  }

  async send(request: WebhookRequest): Promise<SendResult> {
    const startedAt = performance.now();
    const timed = (outcome: Outcome): SendResult => ({
      ...outcome,
      durationMs: Math.round(performance.now() - startedAt),
    });
    const target = parseDestination(request.url);
    if (!target.ok) return timed({ ok: false, kind: 'blocked', detail: target.reason });
    if (target.literal !== null) {
      const verdict = isAddressAllowed(target.literal, this.options.policy);
      if (!verdict.allowed) return timed({ ok: false, kind: 'blocked', detail: verdict.reason });
    }
    const first = await this.post(target.url, request, this.options.deadlineMs);
    const elapsedMs = performance.now() - startedAt;
    // The receiver closed an idle connection just as we used it: that says nothing about the receiver, and must
    // not cost ten minutes, or a `delivered` event its only attempt. Once more, at once.
    const stale = !first.ok && first.kind === 'reset' && elapsedMs < STALE_CONNECTION_MS;
    if (!stale || !this.served.delete(target.url.origin)) return timed(first);
    return timed(await this.post(target.url, request, this.options.deadlineMs - elapsedMs));
  }

  /** Ends all connections; what is on its way fails. */
  close(): Promise<void> {
    return this.pools.destroy();
  }

  private post(url: URL, request: WebhookRequest, deadlineMs: number): Promise<Outcome> {
    const { pool, done } = this.pools.take(url.origin);
    return new Promise((resolve) => {
      const reader = new AnswerReader();
      let controller: Dispatcher.DispatchController | undefined;
      let head: { statusCode: number; location: string | null } | undefined;
      let ended = false;
      const end = (outcome: Outcome, abort: boolean) => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        done();
        if (outcome.ok) this.served.add(url.origin);
        if (abort) controller?.abort(new Error('The webhook sender has what it needs.'));
        resolve(outcome);
      };
      const answered = () => ({
        ok: true as const,
        ...(head ?? { statusCode: 0, location: null }),
        answer: reader.text(),
      });
      const timer = setTimeout(
        () => end({ ok: false, kind: 'timeout', detail: `${this.options.deadlineMs / 1_000} s` }, true),
        deadlineMs,
      );
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart(started) {
          controller = started;
          if (ended) started.abort(new Error('The deadline passed before the request began.'));
        },
        onResponseStart(_controller, statusCode, headers) {
          // 1xx is no answer yet.
          if (statusCode < 200) return;
          head = { statusCode, location: typeof headers.location === 'string' ? headers.location : null };
        },
        onResponseData(_controller, chunk) {
          if (!reader.take(chunk)) end(answered(), true);
        },
        onResponseEnd: () => end(answered(), false),
        onResponseError: (_controller, error) => {
          const { kind, detail } = failureOf(error, this.options.connectTimeoutMs);
          end({ ok: false, kind, detail }, false);
        },
      };
      try {
        pool.dispatch(
          {
            method: 'POST',
            path: `${url.pathname}${url.search}`,
            headers: { ...request.headers, 'accept-encoding': 'identity', ...authorizationOf(url) },
            body: request.body,
          },
          handler,
        );
      } catch (error) {
        const { kind, detail } = failureOf(error, this.options.connectTimeoutMs);
        end({ ok: false, kind, detail }, false);
      }
    });
  }
}
