import { callerFromRequest } from '@/lib/auth/caller';
import { log } from '@/lib/config/log';
import { type Caller, refuseSendingKey } from '@/lib/core/access';
import type { LiveTopic } from '@/lib/schemas/live';
import { type LiveStream, openLive } from '@/lib/services/live/open-live';

/** Keeps what is between us and the browser from closing a silent connection; and the session is looked at again. */
const BEAT_MS = 15_000;
/** What a client that does not read may leave unread: more than ever waits for one that does. */
const MAX_UNREAD = 32;
/** How long a browser waits before it connects again. */
const RETRY_MS = 3_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Anything that compresses or collects would keep the events back.
  'cache-control': 'no-cache, no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * `GET /api/live`: server-sent events. `event: changed` with `{"topic":"deliveries"}` says that something of it has changed, a
 * comment each 15 s that the stream lives. It ends when the session or key that opened it does, when another account is
 * acted upon, and when the process stops; browsers then connect again by themselves.
 */
export async function liveStream(caller: Caller, request: Request): Promise<Response> {
  const encoder = new TextEncoder();
  let stream: LiveStream | null = null;
  let beat: NodeJS.Timeout | undefined;
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const end = () => {
    clearInterval(beat);
    stream?.close();
    stream = null;
    const open = controller;
    controller = null;
    try {
      open?.close();
    } catch {
      // The client has closed it in this moment.
    }
  };
  const write = (text: string) => {
    if (!controller) return;
    // It does not read: it would find old news only.
    if ((controller.desiredSize ?? 0) <= 0) end();
    else controller.enqueue(encoder.encode(text));
  };
  const changed = (topic: LiveTopic) => write(`event: changed\ndata: ${JSON.stringify({ topic })}\n\n`);

  stream = await openLive(caller, { changed, end });
  request.signal.addEventListener('abort', end, { once: true });
  if (request.signal.aborted) end();
  const renew = async () => {
    try {
      const now = await callerFromRequest(request);
      refuseSendingKey(now);
      if (now.account.id !== caller.account.id || now.region !== caller.region) return end();
      await stream?.renew(now);
      write(': alive\n\n');
    } catch (error) {
      log.debug({ error: String(error) }, 'live.ended');
      end();
    }
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(opened) {
        controller = opened;
        if (stream === null) return end();
        write(`retry: ${RETRY_MS}\n: connected\n\n`);
        beat = setInterval(() => void renew(), BEAT_MS).unref();
      },
      cancel() {
        controller = null;
        end();
      },
    },
    { highWaterMark: MAX_UNREAD },
  );
  return new Response(body, { headers: HEADERS });
}
