import type { z } from 'zod';
import { clientAddress, countedClient } from '@/lib/auth/client-address';
import { takeTurn } from '@/lib/auth/take-turn';
import type { ApiContract } from './api-operation';
import type { RouteHandler } from './api-route';
import { errorResponse } from './error-response';
import { jsonResponse } from './json-response';
import { parseInput } from './parse-input';
import { readJson } from './read-body';
import { requireStorable } from './require-storable';
import { requireSameOrigin } from './same-origin';

/** Nobody needs more: what is guessed at here is worth guessing. */
const PER_MINUTE = 30;

function takeAddressTurn(request: Request): void {
  const client = countedClient(clientAddress(request.headers));
  if (client !== null) takeTurn('open doors', client, PER_MINUTE);
}

/** A door of `/api` that takes a body from who has neither a session nor a key, but not from another site's page. */
export function openRoute<B extends z.ZodType, A extends z.ZodType>(
  { body, answer }: Required<Pick<ApiContract<z.ZodUndefined, z.ZodObject, B, A>, 'body' | 'answer'>>,
  handler: (body: z.output<B>) => Promise<z.input<A>>,
): RouteHandler {
  return async (request) => {
    try {
      requireSameOrigin(request);
      takeAddressTurn(request);
      const input = parseInput(body, requireStorable(await readJson(request)));
      return jsonResponse(answer.parse(await handler(input)));
    } catch (error) {
      return errorResponse(error, request);
    }
  };
}
