import type { z } from 'zod';
import { ApiError } from './api-error';
import { reachability } from './reachability';
import { shownView } from './shown-view';

const errorBodySchema = async () => (await import('@/lib/schemas/errors')).errorBodySchema;

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  /** Query parameters; those that are undefined, null or empty are left out. */
  query?: Record<string, string | number | boolean | null | undefined>;
  signal?: AbortSignal;
  /** Whatever account and region this tab shows: for what finds out or changes that. */
  anyView?: boolean;
}

/**
 * Brings a schema. The first paint has its data from the server: what parses answers is fetched with the first of them,
 * so that no page waits for it.
 */
export type SchemaLoader<T extends z.ZodType> = () => Promise<T>;

/**
 * Calls Postwire's own API (PRODUCT 4) and parses the answer with `schema`, so that nothing unexpected
 * gets any further; null where the answer is not read. Throws ApiError for every refusal and when there is no answer.
 */
export async function request(schema: null, path: string, options?: RequestOptions): Promise<unknown>;
export async function request<T extends z.ZodType>(
  schema: SchemaLoader<T>,
  path: string,
  options?: RequestOptions,
): Promise<z.output<T>>;
export async function request(
  schema: SchemaLoader<z.ZodType> | null,
  path: string,
  { method = 'GET', body, query, signal, anyView = false }: RequestOptions = {},
): Promise<unknown> {
  const response = await send(path + queryString(query), {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(!anyView && shownView.header()),
    },
    body: body === undefined ? null : JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
    ...(signal && { signal }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw await refusal(response.status, answer);
  if (schema === null) return answer;
  const parsed = (await loaded(schema)).safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new ApiError('internal', 'The server gave an answer that this page does not understand. Reload it.', 502);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    reachability.set(true);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    reachability.set(false);
    throw new ApiError('offline', 'The server cannot be reached. Check the connection and try again.', 0);
  }
}

/** A page that is older than the server's build finds its parts no more. */
async function loaded<T extends z.ZodType>(schema: SchemaLoader<T>): Promise<T> {
  try {
    return await schema();
  } catch {
    throw new ApiError('offline', 'A part of this page could not be loaded. Check the connection, or reload it.', 0);
  }
}

async function refusal(status: number, answer: unknown): Promise<ApiError> {
  const parsed = (await loaded(errorBodySchema)).safeParse(answer);
  if (!parsed.success) return new ApiError('internal', `The server answered with status ${status}. Try again.`, status);
  const { code, message, fields } = parsed.data.error;
  if (code === 'view_changed') shownView.setAway(true);
  return new ApiError(code, message, status, fields);
}

function queryString(query: RequestOptions['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}
