import { z } from 'zod';
import { AppError } from '@/lib/core/app-error';
import { mediaType, parseJson, readBytes } from '../read-body';
import { requireStorable } from '../require-storable';

/** The fields of a request, each with all its values in the order sent: a repeated field is a list (MAILGUN 1.0). */
export class Fields {
  private readonly values = new Map<string, string[]>();

  /** Throws `invalid_request` for a value that could not be stored. */
  add(name: string, value: string): void {
    requireStorable({ [name]: value });
    const list = this.values.get(name);
    if (list) list.push(value);
    else this.values.set(name, [value]);
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** The last value of a field, as forms with one value have it. */
  one(name: string): string | undefined {
    return this.values.get(name)?.at(-1);
  }

  /** All values of a field; also those sent as `name[]` or `name[0]`, as some clients spell lists. */
  all(name: string): string[] {
    const found = [...this.values].filter(
      ([key]) => key === name || (key.startsWith(`${name}[`) && /^\[\d*\]$/.test(key.slice(name.length))),
    );
    return found.flatMap(([, list]) => list);
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
}

const jsonBody = z.record(z.string(), z.unknown());

function addJson(fields: Fields, name: string, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) addJson(fields, name, item);
  else if (typeof value === 'object' && value !== null) fields.add(name, JSON.stringify(value));
  else if (value !== null) fields.add(name, String(value));
}

/**
 * The fields of a body: multipart, urlencoded or JSON, whatever the endpoint's documentation names (MAILGUN 1.0),
 * and those of the query behind them. Files are refused. Throws `invalid_request` for what cannot be parsed.
 */
export async function readFields(request: Request): Promise<Fields> {
  const fields = new Fields();
  for (const [name, value] of new URL(request.url).searchParams) fields.add(name, value);
  const bytes = await readBytes(request);
  if (bytes.length === 0) return fields;
  if (mediaType(request) === 'application/json') {
    const parsed = jsonBody.safeParse(parseJson(bytes));
    if (!parsed.success) throw new AppError('invalid_request', 'The body must be a JSON object.');
    for (const [name, value] of Object.entries(parsed.data)) addJson(fields, name, value);
    return fields;
  }
  for (const [name, value] of await parseForm(bytes, request)) {
    if (typeof value !== 'string') throw new AppError('invalid_request', `The field ${name} must not be a file.`);
    fields.add(name, value);
  }
  return fields;
}

async function parseForm(bytes: Buffer, request: Request): Promise<Iterable<[string, FormDataEntryValue]>> {
  const type = mediaType(request);
  // curl -d and some SDKs name no type, or a general one: then it is a form.
  if (type === 'application/x-www-form-urlencoded' || type === '' || type === 'text/plain') {
    return new URLSearchParams(bytes.toString('utf8'));
  }
  if (type !== 'multipart/form-data') {
    throw new AppError(
      'unsupported_media_type',
      'Send multipart/form-data, application/x-www-form-urlencoded or JSON.',
    );
  }
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    return await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch {
    throw new AppError('invalid_request', 'The multipart body cannot be parsed.');
  }
}
