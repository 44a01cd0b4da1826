import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface MediaType {
  schema?: object;
}
interface ResponseObject {
  $ref?: string;
  content?: Record<string, MediaType>;
}
interface Operation {
  operationId: string;
  responses: Record<string, ResponseObject>;
}
export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, ResponseObject> };
}

export interface Call {
  /** 200 unless it is said. */
  status?: number;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  multipart?: FormData;
  data?: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** Holds live answers against the document that the same server gives out, and notes which operations were called. */
export class OpenApiContract {
  // A record of every event type requires names that are no properties of their own.
  private readonly ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
  private readonly called = new Set<string>();

  constructor(private readonly document: OpenApiDocument) {
    addFormats(this.ajv);
    // The members of the document itself; its schemas have none that JSON Schema does not know.
    this.ajv.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'components']);
    this.ajv.addSchema(document, 'openapi');
  }

  /** Calls it, and fails unless status, media type and body are what the document says. Answers the body. */
  async call<T = Record<string, unknown>>(api: APIRequestContext, request: string, options: Call = {}): Promise<T> {
    const [method = '', url = ''] = request.split(' ');
    const { status = 200, ...rest } = options;
    const answer = await api.fetch(url, { method, ...rest });
    expect(answer.status(), `${request}: ${await answer.text()}`).toBe(status);
    return (await this.check(method, url, answer)) as T;
  }

  /** The operations that nobody called. */
  uncalled(): string[] {
    const all = Object.values(this.document.paths).flatMap((item) => METHODS.flatMap((method) => item[method] ?? []));
    return all.map(({ operationId }) => operationId).filter((id) => !this.called.has(id));
  }

  /** Fails unless a body is what a schema among the components says. */
  checkComponent(name: string, body: unknown): void {
    this.validate(`#/components/schemas/${escaped(name)}`, body, name);
  }

  private async check(method: string, url: string, answer: APIResponse): Promise<unknown> {
    const path = this.pathOf(url);
    const operation = this.document.paths[path]?.[method.toLowerCase()];
    if (!operation) throw new Error(`${method} ${path} is not documented.`);
    this.called.add(operation.operationId);
    const status = String(answer.status());
    const listed = operation.responses[status];
    if (!listed) throw new Error(`${operation.operationId} answers ${status}, which is not documented.`);
    const base = listed.$ref ?? `#/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}`;
    const described = listed.$ref ? this.document.components.responses[listed.$ref.split('/').at(-1) ?? ''] : listed;
    return this.checkBody(operation.operationId, described ?? {}, base, answer);
  }

  private async checkBody(id: string, described: ResponseObject, base: string, answer: APIResponse): Promise<unknown> {
    const text = await answer.text();
    const [type] = Object.keys(described.content ?? {});
    if (type === undefined) {
      expect(text, `${id}: a body that is not documented`).toBe('');
      return undefined;
    }
    expect(answer.headers()['content-type']?.split(';')[0], `${id}: the media type`).toBe(type);
    const body: unknown = type === 'application/json' ? JSON.parse(text) : text;
    this.validate(`${base}/content/${escaped(type)}/schema`, body, `${id} ${answer.status()}`);
    return body;
  }

  private validate(pointer: string, body: unknown, what: string): void {
    const validate = this.ajv.compile({ $ref: `openapi${encodeURI(pointer)}` });
    const valid = validate(body);
    expect(valid, `${what}: ${this.ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`).toBe(true);
  }

  /** The document's path of a URL; one that is named in full goes before one with parameters. */
  private pathOf(url: string): string {
    const asked = (url.split('?')[0] ?? '').replace(/^\/(us|eu)(?=\/)/, '').split('/');
    const fits = (path: string) => {
      const parts = path.split('/');
      return parts.length === asked.length && parts.every((part, at) => part.startsWith('{') || part === asked[at]);
    };
    const parameters = (path: string) => path.split('{').length;
    const [best] = Object.keys(this.document.paths)
      .filter(fits)
      .sort((a, b) => parameters(a) - parameters(b));
    if (best === undefined) throw new Error(`${url} is not documented.`);
    return best;
  }
}
