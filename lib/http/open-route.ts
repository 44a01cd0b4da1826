import type { z } from 'zod';
import { clientAddress } from '@/lib/auth/client-address';
import { takeTurn } from '@/lib/auth/take-turn';
import { isLoopbackHost } from '@/lib/config/loopback';
import { clientNetwork } from '@/lib/core/client-network';
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

/** This machine's own address may be a proxy's (TRUSTED_PROXIES) and is not counted. */
function takeAddressTurn(request: Request): void {
  const address = clientAddress(request.headers);
  if (address && !isLoopbackHost(address)) takeTurn('open doors', clientNetwork(address), PER_MINUTE);
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
