import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { messageSchema, rateLimitedSchema } from '@/lib/schemas/mailgun/errors';
import type { MailgunOperation } from './mailgun/mailgun-operation';
import { ON_BEHALF_OF_PARAMETER } from './parameters';

/** Bodies arrive in any of these, whatever an endpoint's documentation names (MAILGUN 1.0). */
const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded', 'application/json'];

const STATUSES: Record<number, string> = {
  400: 'Something that was sent is not valid.',
  401: 'No API key, or a wrong one.',
  403: 'The role of the key does not allow it, or the account is disabled.',
  404: 'There is no such thing for this caller.',
  409: 'It does not go together with what is there.',
  413: 'The body is too large.',
  415: 'The body has another media type.',
  429: 'Too many requests within a minute.',
  500: 'Something went wrong on our side.',
  503: 'Not at this moment: the database is away, or too much is on its way in. Retry-After says when to come back.',
};

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

function responses(operation: MailgunOperation): ZodOpenApiResponsesObject {
  const { answer, answerType, refusals = {}, plainBadKey, open } = operation;
  const found: ZodOpenApiResponsesObject = answer
    ? { 200: { description: 'Done.', content: { [answerType ?? 'application/json']: { schema: answer } } } }
    : { 204: { description: 'Done. The answer has no body.' } };
  const common = open ? [500] : [400, 401, 403, 404, 413, 415, 500, 503];
  const statuses = [...common, ...Object.keys(refusals).map(Number)];
  for (const status of new Set(statuses)) {
    const others = refusals[status] ?? [];
    const schema = others.length === 0 ? messageSchema : z.union([messageSchema, ...others]);
    found[`${status}` as '400'] = json(schema, STATUSES[status] ?? 'Refused.');
  }
  if (plainBadKey) {
    const schema = z.literal('Forbidden');
    found['401'] = { description: STATUSES[401] ?? '', content: { 'text/plain': { schema } } };
  }
  if (!open) found['429'] = json(rateLimitedSchema, STATUSES[429] ?? '');
  return found;
}

/** One door of Mailgun's contract as OpenAPI has it. */
export function mailgunToOpenApi(operation: MailgunOperation, tag: string): ZodOpenApiOperationObject {
  const {
    operationId,
    summary,
    description,
    params,
    query,
    form,
    formTypes = FORM_TYPES,
    primaryOnly,
    open,
  } = operation;
  return {
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    ...(primaryOnly ? { 'x-primary-only': true } : {}),
    tags: [tag],
    security: open ? [] : [{ apiKey: [] }],
    ...(open ? {} : { parameters: [ON_BEHALF_OF_PARAMETER] }),
    requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) },
    ...(form
      ? { requestBody: { content: Object.fromEntries(formTypes.map((type) => [type, { schema: form }])) } }
      : {}),
    responses: responses(operation),
  };
}
