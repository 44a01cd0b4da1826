import { z } from 'zod';
import { AppError } from '@/lib/core/app-error';
import { mediaType, parseJson, readBytes } from '../read-body';
import { requireStorable } from '../require-storable';
import { type FormFile, parseMultipart } from './fields-multipart';

/** Fields and files of one request. */
const MAX_FIELDS = 5_000;

const listName = (key: string, name: string) =>
  key === name || (key.startsWith(`${name}[`) && /^\[\d*\]$/.test(key.slice(name.length)));

/** The fields of a request, each with all its values in the order sent: a repeated field is a list (MAILGUN 1.0). */
export class Fields {
  private readonly values = new Map<string, string[]>();
  private readonly uploads: { name: string; file: FormFile }[] = [];
  private count = 0;

  /** `unchecked`: values of any length and content are taken; whoever stores something of them checks it. */
  constructor(private readonly unchecked = false) {}

  /** Throws `invalid_request` for a value that could not be stored, and for one too many. */
  add(name: string, value: string): void {
    if (!this.unchecked) requireStorable({ [name]: value });
    this.countOne();
    const list = this.values.get(name);
    if (list) list.push(value);
    else this.values.set(name, [value]);
  }

  addFile(name: string, file: FormFile): void {
    this.countOne();
    this.uploads.push({ name, file });
  }

  has(name: string): boolean {
    return this.all(name).length > 0;
  }

  /** The last value of a field, as forms with one value have it; spelled as for `all`, which Ruby's SDK does beside a file. */
  one(name: string): string | undefined {
    return (this.values.get(name) ?? this.all(name)).at(-1);
  }

  /** All values of a field; also those sent as `name[]` or `name[0]`, as some clients spell lists. */
  all(name: string): string[] {
    return [...this.values].filter(([key]) => listName(key, name)).flatMap(([, list]) => list);
  }

  /** All values, each split at commas, trimmed, empty ones left out. */
  list(name: string): string[] {
    return this.all(name).flatMap((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
  }

  /** Fields whose name starts with `prefix` (`h:`, `v:`), by the rest of it, with all their values. */
  prefixed(prefix: string): [string, string[]][] {
    return [...this.values]
      .filter(([key]) => key.startsWith(prefix) && key.length > prefix.length)
      .map(([key, list]) => [key.slice(prefix.length).replace(/\[\]$/, ''), list]);
  }

  /** The files sent under a name, spelled as for `all`. */
  files(name: string): FormFile[] {
    return this.uploads.filter((upload) => listName(upload.name, name)).map(({ file }) => file);
  }

  private countOne(): void {
    this.count += 1;
    if (this.count <= MAX_FIELDS) return;
    throw new AppError('invalid_request', `The request has more than ${MAX_FIELDS.toLocaleString('en')} fields.`);
  }
}

interface ReadOptions {
  /** Reads the body; bodies of the control plane by default. */
  read?: (request: Request) => Promise<Buffer>;
  /** Messages: files are taken, and values as long as the body may be. */
  message?: boolean;
}

const jsonBody = z.record(z.string(), z.unknown());

function addJson(fields: Fields, name: string, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) addJson(fields, name, item);
  else if (typeof value === 'object' && value !== null) fields.add(name, JSON.stringify(value));
  else if (value !== null) fields.add(name, String(value));
}

function addJsonBody(fields: Fields, bytes: Buffer): void {
  const parsed = jsonBody.safeParse(parseJson(bytes));
  if (!parsed.success) throw new AppError('invalid_request', 'The body must be a JSON object.');
  try {
    for (const [name, value] of Object.entries(parsed.data)) addJson(fields, name, value);
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('invalid_request', 'The body is nested too deep.');
    throw error;
  }
}

function addUrlencoded(fields: Fields, bytes: Buffer): void {
  const text = bytes.toString('utf8');
  // Counted first: millions of empty pairs would each become an object.
  let pairs = 0;
  for (let at = text.indexOf('&'); at >= 0 && pairs <= MAX_FIELDS; at = text.indexOf('&', at + 1)) pairs += 1;
  if (pairs > MAX_FIELDS) {
    throw new AppError('invalid_request', `The body has more than ${MAX_FIELDS.toLocaleString('en')} fields.`);
  }
  for (const [name, value] of new URLSearchParams(text)) fields.add(name, value);
}

async function addMultipart(fields: Fields, bytes: Buffer, contentType: string, files: boolean): Promise<void> {
  for (const { name, value } of await parseMultipart(bytes, contentType, MAX_FIELDS)) {
    if (typeof value === 'string') fields.add(name, value);
    else if (files) fields.addFile(name, value);
    else throw new AppError('invalid_request', `The field ${name} must not be a file.`);
  }
}

/**
 * The fields of a body: multipart, urlencoded or JSON, whatever the endpoint's documentation names (MAILGUN 1.0),
 * and those of the query before them. Files are refused but for messages. Throws `invalid_request` for what cannot be parsed.
 */
export async function readFields(
  request: Request,
  { read = readBytes, message = false }: ReadOptions = {},
): Promise<Fields> {
  const fields = new Fields(message);
  for (const [name, value] of new URL(request.url).searchParams) fields.add(name, value);
  const bytes = await read(request);
  if (bytes.length === 0) return fields;
  const type = mediaType(request);
  if (type === 'application/json') addJsonBody(fields, bytes);
  // curl -d and some SDKs name no type, or a general one: then it is a form.
  else if (type === 'application/x-www-form-urlencoded' || type === '' || type === 'text/plain') {
    addUrlencoded(fields, bytes);
  } else if (type === 'multipart/form-data') {
    await addMultipart(fields, bytes, request.headers.get('content-type') ?? '', message);
  } else {
    const message = 'Send multipart/form-data, application/x-www-form-urlencoded or JSON.';
    throw new AppError('unsupported_media_type', message);
  }
  return fields;
}
