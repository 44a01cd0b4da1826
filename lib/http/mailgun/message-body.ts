import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '@/lib/core/app-error';
import { BodyBudget } from '../body-budget';
import { readBytes } from '../read-body';
import { ContractError } from './contract-error';
import { type Fields, readFields } from './fields';

/** Mailgun's largest message; here of the whole request, also of what it is when unpacked. */
export const MAX_MESSAGE_BYTES = 25 * 1024 * 1024;

/** Messages on their way in, in bytes; parsed they take several times as much. */
const budget = new BodyBudget(64 * 1024 * 1024, 'messages');

const unpack = promisify(gunzip);

const tooLarge = () => new ContractError(413, { message: 'Request entity too large: a message has at most 25 MB' });

async function unpacked(bytes: Buffer): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: MAX_MESSAGE_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new ContractError(400, { message: 'The body is not valid gzip' });
  }
}

async function readMessageBytes(request: Request): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await readBytes(request, MAX_MESSAGE_BYTES);
  } catch (error) {
    throw error instanceof AppError && error.code === 'payload_too_large' ? tooLarge() : error;
  }
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity';
  if (encoding === 'gzip') return unpacked(bytes);
  if (encoding === 'identity') return bytes;
  throw new ContractError(415, { message: 'Send the body as it is, or with Content-Encoding: gzip' });
}

/** What a request says that it brings; without a word, or packed, the most that it may. */
function announcedBytes(request: Request): number {
  const length = request.headers.get('content-length');
  const announced = length === null || request.headers.has('content-encoding') ? Number.NaN : Number(length);
  return announced >= 0 && announced <= MAX_MESSAGE_BYTES ? announced : MAX_MESSAGE_BYTES;
}

/**
 * Reads the fields and files of a message, gzip-compressed or not, as Mailgun takes them, and hands them to `use`. Throws 413 for more
 * than 25 MB, and `unavailable` when more messages are on their way in than this process can hold.
 */
export function withMessageFields<T>(request: Request, use: (fields: Fields) => T | Promise<T>): Promise<T> {
  return budget.hold(announcedBytes(request), async () =>
    use(await readFields(request, { read: readMessageBytes, message: true })),
  );
}
