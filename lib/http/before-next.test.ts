import { describe, expect, it } from 'vitest';
import { answerBeforeNext, isMailgunPath, tooManyRequests, withoutDoubledSlashes } from './before-next';

describe('before Next', () => {
  it.each([
    ['/v3/%E0%A4%A/webhooks', '{"message":"The path is not valid percent-encoded UTF-8."}\n'],
    [
      '/api/webhooks/%ff',
      '{"error":{"code":"invalid_request","message":"The path is not valid percent-encoded UTF-8."}}',
    ],
    [
      '/eu/api/webhooks/%',
      '{"error":{"code":"invalid_request","message":"The path is not valid percent-encoded UTF-8."}}',
    ],
  ])('%s is a 400 in the shape of its API', (url, body) => {
    expect(answerBeforeNext({ url })).toMatchObject({
      status: 400,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body,
    });
  });

  it('greets API clients at the root as Mailgun does', () => {
    expect(answerBeforeNext({ url: '/', authorization: 'Basic YXBpOng=' })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'Mailgun Magnificent API',
    });
  });

  it.each([
    ['OPTIONS', '/v3/domains/mg.example/webhooks'],
    ['PROPFIND', '/eu/v1/webhooks?all=true'],
    ['TRACE', '/v9'],
  ])('%s %s gets Mailgun’s JSON', (method, url) => {
    expect(answerBeforeNext({ method, url })).toMatchObject({
      status: 405,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"message":"Method Not Allowed"}\n',
    });
  });

  it('a preflight of Mailgun’s doors is permitted, of ours not', () => {
    const preflight = { method: 'OPTIONS', preflightFor: 'PUT' };
    expect(answerBeforeNext({ ...preflight, url: '/v3/domains/mg.example/webhooks/opened' })).toMatchObject({
      status: 204,
      body: '',
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-methods': expect.stringContaining('PUT') },
    });
    expect(answerBeforeNext({ ...preflight, url: '/api/webhooks' })).toBeNull();
  });

  it.each([
    ['GET', '/', ''],
    ['GET', '/v3/domains/m%C3%BC.example/webhooks?x=%ff', 'Basic YXBpOng='],
    ['HEAD', '/v1/webhooks', 'Basic YXBpOng='],
    ['OPTIONS', '/api/webhooks', ''],
    ['GET', '/login', ''],
  ])('leaves %s %s alone', (method, url, authorization) => {
    expect(answerBeforeNext({ method, url, authorization })).toBeNull();
  });
});

describe('paths', () => {
  it.each([
    ['//v3//domains///x/webhooks?url=https://a//b', '/v3/domains/x/webhooks?url=https://a//b'],
    ['/v1/webhooks?a=b?c=//', '/v1/webhooks?a=b?c=//'],
    ['//', '/'],
  ])('%s is %s', (url, straight) => expect(withoutDoubledSlashes(url)).toBe(straight));

  it.each([
    ['/v3/domains', true],
    ['/eu/v4', true],
    ['/v10/x?y', true],
    ['/api/v3/x', false],
    ['/video/1', false],
    ['/de/v3/x', false],
  ])('%s: of Mailgun’s contract is %s', (url, is) => expect(isMailgunPath(url)).toBe(is));
});

describe('too many requests of an address', () => {
  it.each([
    ['/api/webhooks', '{"error":{"code":"rate_limited","message":"Too many."}}'],
    ['/eu/v3/domains?x=1', '{"retry-seconds":60}\n'],
    ['/login', 'Too many.'],
  ])('%s answers 429 in its own shape, and says when to come back', (url, body) => {
    expect(tooManyRequests(url, 'Too many.', 17)).toMatchObject({
      status: 429,
      body,
      headers: { 'retry-after': '17' },
    });
  });
});
