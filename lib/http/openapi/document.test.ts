import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { operationIdOf } from '../api-route';
import { METHODS, type MethodTable, realMethods } from '../route-methods';
import { openApiDocument } from './document';

const APP = join(import.meta.dirname, '../../../app');

/** Routes that are no part of either API. Those which answer "not found" to every method need no line here. */
const NOT_DOCUMENTED: Record<string, string> = {
  '/api/auth/{nextauth}': "next-auth's own protocol between the panel and itself",
  '/metrics': "text for Prometheus, in Prometheus' own format",
  '/demo/receiver/{behaviour}': "stands for a customer's receiver in the demo",
};

interface Operation {
  operationId: string;
  parameters?: { in: string; name: string }[];
}
type Paths = Record<string, Record<string, Operation>>;
const read = (primary: boolean) => JSON.parse(openApiDocument({ primary })) as Record<string, unknown>;
const pathsOf = (document: Record<string, unknown>) => document.paths as Paths;

/** `(mailgun)/v1/webhooks/[id]` is served at `/v1/webhooks/{id}`; a catch-all's segments are one. */
function pathOfRoute(file: string): string {
  const segments = file
    .split('/')
    .slice(0, -1)
    .filter((segment) => !/^\(.*\)$/.test(segment));
  return `/${segments.map((segment) => segment.replace(/^\[+(?:\.\.\.)?([^\]]+)\]+$/, '{$1}')).join('/')}`;
}

/** By path, the file of every route below `app` and what it exports. */
const routes = await Promise.all(
  readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/route.ts'))
    .map(async (file) => ({
      path: pathOfRoute(file),
      file: `app/${file}`,
      module: (await import(join(APP, file))) as Partial<MethodTable>,
    })),
);
const doors = routes
  .filter(({ path }) => !(path in NOT_DOCUMENTED))
  .flatMap(({ path, file, module }) =>
    realMethods(module).map((method) => ({ path, file, method, handler: module[method] })),
  );

const documented = Object.entries(pathsOf(read(true))).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
const name = ({ path, method }: { path: string; method: string }) => `${method} ${path}`;

describe('the OpenAPI document and the routes below app/ list the same doors', () => {
  it('finds routes to compare', () => expect(doors.length).toBeGreaterThan(45));

  it('every door is documented: declare a new one in lib/http/openapi/own or lib/http/openapi/mailgun', () => {
    const known = new Set(documented.map(name));
    expect(doors.filter((door) => !known.has(name(door))).map((door) => `${name(door)} (${door.file})`)).toEqual([]);
  });

  it('nothing is documented that no route answers', () => {
    const served = new Set(doors.map(name));
    expect(documented.map(name).filter((each) => !served.has(each))).toEqual([]);
  });

  it('a door made by apiRoute was given the operation of its own path and method', () => {
    const idOf = new Map(documented.map((each) => [name(each), each.operation.operationId]));
    const wrong = doors.filter((door) => {
      const id = door.handler && operationIdOf(door.handler);
      return id !== undefined && id !== idOf.get(name(door));
    });
    expect(wrong.map(name)).toEqual([]);
  });

  it('a route that needs no line in the exceptions has none', () => {
    const paths = new Set(routes.map(({ path }) => path));
    expect(Object.keys(NOT_DOCUMENTED).filter((path) => !paths.has(path))).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  it.each([
    ['of everybody', false],
    ['of primaries', true],
  ])('%s is valid OpenAPI 3.1', async (_, primary) => {
    const result = await new Validator().validate(read(primary));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('names each operation once, and each parameter of its path', () => {
    const ids = documented.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const { path, operation } of documented) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const declared = (operation.parameters ?? []).filter((each) => each.in === 'path').map((each) => each.name);
      expect([path, declared]).toEqual([path, inPath]);
    }
  });

  it('lists only methods that routes can have', () => {
    for (const { method } of documented) expect(METHODS).toContain(method);
  });
});

describe('what only primaries may know of (PRODUCT 3)', () => {
  const OF_PII = /pii|redact/i;

  it('is in their copy: the features and the fields', () => {
    const { paths, components } = read(true) as { paths: Paths; components: { schemas: Record<string, unknown> } };
    expect(Object.keys(paths['/v5/accounts/features'] ?? {})).toEqual(['get', 'put']);
    expect(JSON.stringify(components.schemas.MailgunDomain)).toContain('webhooks_redact_pii');
    expect(JSON.stringify(paths['/api/configuration'])).toContain('redactPii');
  });

  it('is nowhere in the copy that everybody gets, nor is a mark that something is missing', () => {
    const text = openApiDocument({ primary: false });
    expect(text).not.toMatch(OF_PII);
    expect(text).not.toContain('personal data');
    expect(text).not.toContain('hasSubaccounts');
    expect(text).not.toContain('x-primary-only');
    expect(openApiDocument({ primary: true })).not.toContain('x-primary-only');
    expect(Object.keys(pathsOf(read(false)))).not.toContain('/v5/accounts/features');
  });

  it('is all that the two copies differ in', () => {
    const without = Object.keys(pathsOf(read(false)));
    const withIt = Object.keys(pathsOf(read(true)));
    expect(withIt.filter((path) => !without.includes(path))).toEqual(['/v5/accounts/features']);
  });
});
