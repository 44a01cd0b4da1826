import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '@/lib/core/app-error';
import { readBytes } from '../read-body';
import { ContractError } from './contract-error';
import { type Fields, readFields } from './fields';

/** Mailgun's largest message; here of the whole request, also of what it is when unpacked. */
export const MAX_MESSAGE_BYTES = 25 * 1024 * 1024;

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

/** The fields and files of a message, gzip-compressed or not, as Mailgun takes them. Throws 413 for more than 25 MB. */
export function readMessageFields(request: Request): Promise<Fields> {
  return readFields(request, { read: readMessageBytes, message: true });
}
