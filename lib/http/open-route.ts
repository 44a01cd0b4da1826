import type { z } from 'zod';
import type { ApiContract } from './api-operation';
import type { RouteHandler } from './api-route';
import { errorResponse } from './error-response';
import { jsonResponse } from './json-response';
import { parseInput } from './parse-input';
import { readJson } from './read-body';
import { requireStorable } from './require-storable';
import { requireSameOrigin } from './same-origin';

/** A door of `/api` that takes a body from who has neither a session nor a key, but not from another site's page. */
export function openRoute<B extends z.ZodType, A extends z.ZodType>(
  { body, answer }: Required<Pick<ApiContract<z.ZodUndefined, z.ZodObject, B, A>, 'body' | 'answer'>>,
  handler: (body: z.output<B>) => Promise<z.input<A>>,
): RouteHandler {
  return async (request) => {
    try {
      requireSameOrigin(request);
      const input = parseInput(body, requireStorable(await readJson(request)));
      return jsonResponse(answer.parse(await handler(input)));
    } catch (error) {
      return errorResponse(error, request);
    }
  };
}
