import type { RouteHandler } from '@/lib/http/api-route';
import { type MethodTable, realMethods } from '@/lib/http/route-methods';
import type { Ask } from './door';

/** Of these only next-auth and the demo are missing: the one is a library's, the other stands for a receiver. */
const routes = import.meta.glob<Partial<MethodTable>>(['../../../app/**/route.ts', '!**/api/auth/**', '!**/demo/**'], {
  eager: true,
});
const pathOf = (file: string) => file.replace(/^.*?\/app\//, '/').replace(/\/route\.ts$|\/\([^/]+\)/g, '');

/** Every door of the file system, as `GET /api/webhooks/[id]`. */
export const FOUND_DOORS: ReadonlyMap<string, RouteHandler> = new Map(
  Object.entries(routes).flatMap(([file, route]) =>
    realMethods(route).map((method): [string, RouteHandler] => [
      `${method} ${pathOf(file)}`,
      (route as MethodTable)[method],
    ]),
  ),
);

export interface Knocked {
  status: number;
  text: string;
  headers: Headers;
}

/** As a URL can carry it, which a lone half of a character cannot be. */
const escaped = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);

/** Asks at a door as Next would hand it the request. `body` is sent as it is, whatever `ask` has. */
export async function knock(
  door: string,
  headers: Record<string, string>,
  ask: Ask & { body?: string | Uint8Array<ArrayBuffer> },
): Promise<Knocked> {
  const [method = '', path = ''] = door.split(' ');
  const filled = path.replace(/\[(\w+)\]/g, (_, name: string) => escaped(ask.params?.[name] ?? 'none'));
  const body =
    ask.body ?? (ask.json === undefined ? ask.form && new URLSearchParams(ask.form) : JSON.stringify(ask.json));
  const request = new Request(`http://127.0.0.1:3000${filled}${ask.query ? `?${ask.query}` : ''}`, {
    method,
    headers: {
      host: '127.0.0.1:3000',
      ...(ask.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...ask.headers,
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const response = await FOUND_DOORS.get(door)?.(request, { params: Promise.resolve(ask.params ?? {}) });
  if (!response) throw new Error(`No route for ${door}.`);
  return { status: response.status, text: await response.text(), headers: response.headers };
}
