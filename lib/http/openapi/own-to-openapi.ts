import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { ErrorCode } from '@/lib/schemas/errors';
import type { ApiOperation } from '../api-operation';
import { STATUS_OF_CODE } from '../error-response';
import { ON_BEHALF_OF_PARAMETER, objectSchema } from './parameters';

/** Name of the component that describes the refusals of a status. */
export function refusalName(status: number): string {
  return `Refused${status}`;
}

/** What any door with such parts may refuse for; the 404 also for an account on whose behalf nobody may act. */
function refusalsOf({ open, params, body, refusals = [] }: ApiOperation): ErrorCode[] {
  if (open === 'to everybody') return [...refusals];
  return [
    'invalid_request',
    'unauthenticated',
    'forbidden',
    ...(params || open === undefined ? (['not_found'] as const) : []),
    ...(body ? (['payload_too_large', 'unsupported_media_type'] as const) : []),
    ...refusals,
    ...(open === undefined ? (['rate_limited'] as const) : []),
    'internal',
    'unavailable',
  ];
}

function responses(operation: ApiOperation): ZodOpenApiResponsesObject {
  const found: ZodOpenApiResponsesObject = {
    200: {
      description: 'Done.',
      content: { [operation.answerType ?? 'application/json']: { schema: operation.answer } },
    },
  };
  for (const code of refusalsOf(operation)) {
    const status = STATUS_OF_CODE[code];
    found[`${status}` as '400'] = { $ref: `#/components/responses/${refusalName(status)}` };
  }
  for (const [status, { description, schema }] of Object.entries(operation.otherAnswers ?? {})) {
    found[status as '400'] = { description, ...(schema ? { content: { 'application/json': { schema } } } : {}) };
  }
  return found;
}

function security({ open }: ApiOperation): Record<string, string[]>[] {
  if (open === 'to everybody') return [{}];
  return open === undefined ? [{ apiKey: [] }, { session: [] }] : [{ cronSecret: [] }];
}

/** One door of `/api` as OpenAPI has it. */
export function ownToOpenApi(operation: ApiOperation, tag: string): ZodOpenApiOperationObject {
  const { operationId, summary, description, params, query, body, content, open } = operation;
  const bodies = content ?? (body ? { 'application/json': body } : undefined);
  return {
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tag],
    security: security(operation),
    ...(open === undefined ? { parameters: [ON_BEHALF_OF_PARAMETER] } : {}),
    requestParams: {
      ...(params ? { path: objectSchema(params) } : {}),
      ...(query ? { query: objectSchema(query) } : {}),
    },
    ...(bodies
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(Object.entries(bodies).map(([type, schema]) => [type, { schema }])),
          },
        }
      : {}),
    responses: responses(operation),
  };
}
