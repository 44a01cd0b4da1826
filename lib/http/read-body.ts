import type { IncomingMessage } from 'node:http';
import { AppError } from '@/lib/core/app-error';

/** Bodies of the control plane are small; events have their own limit. */
export const MAX_BODY_BYTES = 256 * 1024;

/** What the web process's own server hands in: a Request that says which node request is behind it. */
type ServedRequest = Request & { runtime?: { node?: { req?: IncomingMessage } } };

function tooLarge(maxBytes: number): AppError {
  return new AppError('payload_too_large', `The body has more than ${maxBytes} bytes.`);
}

/** A web stream around the socket's own would cost an event's request a tenth of its time. */
function readNodeStream(stream: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const leave = () => stream.off('data', take).off('end', finish).off('error', reject).off('close', giveUp);
    const finish = () => {
      leave();
      resolve(Buffer.concat(chunks, size));
    };
    const giveUp = () => reject(new AppError('invalid_request', 'The body ended early.'));
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) return chunks.push(chunk);
      leave();
      stream.pause();
      reject(tooLarge(maxBytes));
    };
    if (stream.destroyed) giveUp();
    else stream.on('data', take).once('end', finish).once('error', reject).once('close', giveUp);
  });
}

async function readWebStream(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, size);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(value);
  }
}

/**
 * The whole body, refused as soon as it proves longer than `maxBytes` (`payload_too_large`), whatever
 * Content-Length says.
 */
export async function readBytes(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const served = (request as ServedRequest).runtime?.node?.req;
  if (served) return readNodeStream(served, maxBytes);
  return request.body ? readWebStream(request.body, maxBytes) : Buffer.alloc(0);
}

/** `type/subtype` of a Content-Type, lower case, without parameters; '' for none. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** UTF-8 text as JSON. Throws `invalid_request`. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('invalid_request', 'The body is not valid JSON.');
  }
}

/**
 * The body as JSON; an empty one is `undefined`. Only `application/json` is taken: other types are what a
 * form on a foreign page could send (SECURITY 24).
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  if (mediaType(request) !== 'application/json') {
    throw new AppError('unsupported_media_type', 'Send the body as application/json.');
  }
  return parseJson(bytes);
}
