import type { RouteContext, RouteHandler } from '@/lib/http/api-route';

export interface MailgunAnswer {
  status: number;
  /** The exact body. */
  text: string;
  headers: Headers;
}

interface Call {
  params?: Record<string, string>;
  /** With its question mark. */
  query?: string;
  /** A field with a list is repeated. */
  form?: Record<string, string | string[]>;
  as?: 'urlencoded' | 'multipart' | 'json';
  headers?: Record<string, string>;
}

function entries(form: NonNullable<Call['form']>): [string, string][] {
  return Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
}

function bodyOf({ form, as = 'urlencoded' }: Call): { body?: BodyInit; headers?: Record<string, string> } {
  if (!form) return {};
  if (as === 'json') return { body: JSON.stringify(form), headers: { 'content-type': 'application/json' } };
  const body = as === 'multipart' ? new FormData() : new URLSearchParams();
  for (const [name, value] of entries(form)) body.append(name, value);
  return { body };
}

/** Calls a route's handlers as a client of Mailgun's API with this key would. */
export function mailgunClient(key: string | null, headers: Record<string, string> = {}) {
  return async (
    handlers: Partial<Record<string, RouteHandler>>,
    method: string,
    call: Call = {},
  ): Promise<MailgunAnswer> => {
    const { body, headers: type = {} } = bodyOf(call);
    const authorization: Record<string, string> =
      key === null ? {} : { authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}` };
    const request = new Request(`http://api.test/v0${call.query ?? ''}`, {
      method,
      headers: { ...authorization, ...headers, ...type, ...call.headers },
      ...(body === undefined ? {} : { body }),
    });
    const context: RouteContext = { params: Promise.resolve(call.params ?? {}) };
    const handler = handlers[method];
    if (!handler) throw new Error(`The route exports no ${method}.`);
    const response = await handler(request, context);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
}
