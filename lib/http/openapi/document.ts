import { type CreateDocumentOptions, createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { errorBodySchema } from '@/lib/schemas/errors';
import packageJson from '@/package.json';
import { STATUS_OF_CODE } from '../error-response';
import type { Method } from '../route-methods';
import { mailgunToOpenApi } from './mailgun-to-openapi';
import { MAILGUN_OPERATIONS, OWN_OPERATIONS } from './operations';
import { ownToOpenApi, refusalName } from './own-to-openapi';
import { parameterComponents } from './parameters';
import { forEverybody, forPrimaries } from './primary-only';

const DESCRIPTION = `Mailgun's webhook contract under /v1, /v3, /v4 and /v5, and Postwire's own API under /api.

HTTP Basic, user \`api\`, password an API key. The path prefix /eu, or a host api.eu.*, is the EU region; everything else is the US.
Doors of Mailgun's contract take the fields of a call from its body and its query together. Other methods of a path answer 405.`;

type Operations<T> = Record<string, readonly T[]>;

function addPaths<T extends { path: string; method: Method }>(
  paths: ZodOpenApiPathsObject,
  operations: Operations<T>,
  toOperation: (operation: T, tag: string) => object,
): void {
  for (const [tag, list] of Object.entries(operations)) {
    for (const operation of list) {
      paths[operation.path] = {
        ...paths[operation.path],
        [operation.method.toLowerCase()]: toOperation(operation, tag),
      };
    }
  }
}

/** Every refusal of `/api` has one shape; a status may stand for several codes. */
function refusalComponents() {
  const codes = Object.entries(STATUS_OF_CODE);
  return Object.fromEntries(
    [...new Set(Object.values(STATUS_OF_CODE))].map((status) => {
      const names = codes.filter(([, each]) => each === status).map(([code]) => `\`${code}\``);
      const description = `Refused: ${names.join(' or ')}.`;
      return [refusalName(status), { description, content: { 'application/json': { schema: errorBodySchema } } }];
    }),
  );
}

/** What zod's JSON Schema says more than readers want, or says otherwise than the wire has it. */
const tidy: CreateDocumentOptions['override'] = ({ jsonSchema }) => {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  // The format says it; the pattern is a screenful.
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  // A boolean of a query travels as text.
  if (jsonSchema.type === 'string' && typeof jsonSchema.default === 'boolean') {
    jsonSchema.default = String(jsonSchema.default);
    jsonSchema.enum = ['true', 'false'];
  }
};

function build() {
  const paths: ZodOpenApiPathsObject = {};
  addPaths(paths, OWN_OPERATIONS, ownToOpenApi);
  addPaths(paths, MAILGUN_OPERATIONS, mailgunToOpenApi);
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Postwire',
        version: packageJson.version,
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [
        { url: '/', description: 'Region US' },
        { url: '/eu', description: 'Region EU' },
      ],
      tags: [...Object.keys(OWN_OPERATIONS), ...Object.keys(MAILGUN_OPERATIONS)].map((name) => ({ name })),
      paths,
      components: {
        responses: refusalComponents(),
        parameters: parameterComponents,
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'basic', description: 'User `api`, password an API key.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'postwire_session',
            description: "The panel's; over https its name is `__Host-postwire_session`.",
          },
          cronSecret: { type: 'http', scheme: 'bearer', description: 'CRON_SECRET.' },
        },
      },
    },
    { override: tidy },
  );
}

let built: { everybody: string; primaries: string } | undefined;

/**
 * The OpenAPI document of both APIs as JSON, built once. Only callers of a primary, who may see the setting for personal
 * data, get what is marked `x-primary-only`: no payload tells a subaccount that it exists (PRODUCT 3).
 */
export function openApiDocument({ primary }: { primary: boolean }): string {
  if (built === undefined) {
    const document = build();
    built = { everybody: JSON.stringify(forEverybody(document)), primaries: JSON.stringify(forPrimaries(document)) };
  }
  return primary ? built.primaries : built.everybody;
}
