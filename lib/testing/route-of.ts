import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteHandler } from '@/lib/http/api-route';

const DOORS = join(import.meta.dirname, '../../app/(mailgun)');

/** The route module and the parameters of a path, by Next's rules: a folder's own name, `[param]`, `[...rest]`. */
function find(folder: string, segments: string[]): { file: string; params: Record<string, string | string[]> } | null {
  const [first, ...rest] = segments;
  if (first === undefined) {
    const file = join(folder, 'route.ts');
    return existsSync(file) ? { file, params: {} } : null;
  }
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (folders.some(({ name }) => name === first)) {
    const found = find(join(folder, first), rest);
    if (found) return found;
  }
  for (const { name } of folders) {
    const param = /^\[(\w+)\]$/.exec(name)?.[1];
    const found = param === undefined ? null : find(join(folder, name), rest);
    if (found && param !== undefined) return { ...found, params: { ...found.params, [param]: first } };
  }
  const all = folders.map(({ name }) => /^\[\.\.\.(\w+)\]$/.exec(name)?.[1]).find((name) => name !== undefined);
  return all === undefined ? null : { file: join(folder, `[...${all}]`, 'route.ts'), params: { [all]: segments } };
}

/** Answers a request by the route module of Mailgun's contract that Next would choose. */
export async function answerByRoute(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/(us|eu)(?=\/)/, '');
  const found = find(
    DOORS,
    path.split('/').filter((segment) => segment !== ''),
  );
  if (!found) throw new Error(`No route for ${path}.`);
  const handlers = (await import(found.file)) as Partial<Record<string, RouteHandler>>;
  const handler = handlers[request.method];
  if (!handler) throw new Error(`${found.file} exports no ${request.method}.`);
  return handler(request, { params: Promise.resolve(found.params) });
}
