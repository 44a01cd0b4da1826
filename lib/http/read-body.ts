import { AppError } from '@/lib/core/app-error';

/** Bodies of the control plane are small; events have their own limit. */
export const MAX_BODY_BYTES = 256 * 1024;

/**
 * The whole body, refused as soon as it proves longer than `maxBytes` (`payload_too_large`), whatever
 * Content-Length says.
 */
export async function readBytes(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  const tooLarge = () => new AppError('payload_too_large', `The body has more than ${maxBytes} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, size);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
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
