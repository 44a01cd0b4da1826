import type { RouteHandler } from '@/lib/http/api-route';
import { signInAs } from './session';

/** Credentials of a key, or the cookies of a person who is signed in. */
export const byKey = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`api:${secret}`).toString('base64')}`,
});
export async function bySession(userId: string): Promise<{ cookie: string }> {
  return { cookie: (await signInAs(userId)).cookie };
}

interface Call {
  params?: Record<string, string>;
  /** With its question mark. */
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Calls a route's handlers of `/api` with these headers. */
export function apiClient(credentials: Record<string, string>) {
  return async (handlers: Partial<Record<string, RouteHandler>>, method: string, call: Call = {}) => {
    const { params = {}, query = '', body, headers } = call;
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = new Request(`http://127.0.0.1:3000/api/x${query}`, {
      method,
      headers: { host: '127.0.0.1:3000', ...type, ...credentials, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await handlers[method]?.(request, { params: Promise.resolve(params) });
    if (!response) throw new Error(`No ${method}.`);
    // biome-ignore lint/suspicious/noExplicitAny: what a door answers is for its test to say
    return { status: response.status, json: (await response.json()) as any };
  };
}
export type ApiClient = ReturnType<typeof apiClient>;
