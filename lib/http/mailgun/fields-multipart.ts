import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { AppError } from '@/lib/core/app-error';

/** A file of a form; `bytes` are its content. */
export interface FormFile {
  filename: string;
  contentType: string;
  bytes: Buffer;
}

export interface FormPart {
  name: string;
  value: string | FormFile;
}

const MAX_NAME_BYTES = 1_000;

/** What is sent without a file name is a value, whatever type it claims. */
function partOf(name: string, filename: string | undefined, contentType: string, bytes: Buffer): FormPart {
  return { name, value: filename === undefined ? bytes.toString('utf8') : { filename, contentType, bytes } };
}

/**
 * The parts of a multipart/form-data body, in order. Takes what clients of all kinds send: unquoted names, `filename*`, a preamble or
 * an epilogue. Throws `invalid_request` for a body that cannot be parsed, ends early, or has more than `maxParts`.
 */
export function parseMultipart(bytes: Buffer, contentType: string, maxParts: number): Promise<FormPart[]> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new AppError('invalid_request', 'The multipart body cannot be parsed.'));
    const parts: (FormPart | null)[] = [];
    let parser: BusboyInstance;
    try {
      const limits = { fieldNameSize: MAX_NAME_BYTES, fieldSize: bytes.length, parts: maxParts };
      parser = new Busboy({ headers: { 'content-type': contentType }, limits });
    } catch {
      return fail(); // No boundary.
    }
    parser.on('field', (name: string | undefined, value) => parts.push(name === undefined ? null : { name, value }));
    parser.on('file', (name: string | undefined, stream, filename: string | undefined, _, mimeType) => {
      const at = parts.push(null) - 1;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', fail);
      stream.on('end', () => {
        if (name !== undefined) parts[at] = partOf(name, filename, mimeType, Buffer.concat(chunks));
      });
    });
    parser.on('partsLimit', () =>
      reject(new AppError('invalid_request', `The body has more than ${maxParts.toLocaleString('en')} fields.`)),
    );
    parser.on('error', fail);
    parser.on('finish', () => resolve(parts.filter((part) => part !== null)));
    parser.end(bytes);
  });
}
