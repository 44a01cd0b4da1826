import { isUtf8 } from 'node:buffer';
import { AppError } from '@/lib/core/app-error';
import { mediaType, readBytes } from './read-body';

/** What one request may bring (PRODUCT 4). */
export const MAX_EVENTS = 1_000;
export const MAX_EVENTS_BYTES = 4 * 1024 * 1024;

const NDJSON_TYPES: readonly string[] = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
const UTF8_NAMES: readonly string[] = ['utf-8', 'utf8', 'us-ascii'];

function unsupported(message: string): AppError {
  return new AppError('unsupported_media_type', message);
}

function requireReadable(request: Request): 'json' | 'ndjson' {
  const type = mediaType(request);
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(request.headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (!UTF8_NAMES.includes(charset.toLowerCase())) throw unsupported(`Send UTF-8, not ${charset}.`);
  if (encoding.toLowerCase() !== 'identity') throw unsupported('Send the body without Content-Encoding.');
  if (NDJSON_TYPES.includes(type)) return 'ndjson';
  if (type === 'application/json') return 'json';
  throw unsupported('Send events as application/json (one or an array), or as application/x-ndjson (one a line).');
}

function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function parse(text: string, field?: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const fields = field === undefined ? undefined : { [field]: 'is not valid JSON' };
    throw new AppError('invalid_request', `${field ?? 'The body'} is not valid JSON.`, fields);
  }
}

function parseLines(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  requireFew(lines.length);
  return lines.map((line, index) => parse(line, `[${index}]`));
}

function requireFew(count: number): void {
  if (count <= MAX_EVENTS) return;
  throw new AppError('payload_too_large', `At most ${MAX_EVENTS.toLocaleString('en')} events in one request.`);
}

/**
 * The events of a request: a JSON object, an array, or NDJSON, in UTF-8. The body is counted as it comes in and
 * given up at 4 MiB. Throws `payload_too_large`, `unsupported_media_type` or `invalid_request`.
 */
export async function readEvents(request: Request): Promise<unknown[]> {
  const form = requireReadable(request);
  const bytes = await readBytes(request, MAX_EVENTS_BYTES);
  if (!isUtf8(bytes)) throw new AppError('invalid_request', 'The body is not valid UTF-8.');
  const text = withoutByteOrderMark(bytes.toString('utf8'));
  const parsed = form === 'ndjson' ? parseLines(text) : parse(text);
  const items = Array.isArray(parsed) ? parsed : [parsed];
  requireFew(items.length);
  if (items.length === 0) throw new AppError('invalid_request', 'Send at least one event.');
  return items;
}
