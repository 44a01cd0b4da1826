import { describe, expect, it } from 'vitest';
import { answerBeforeNext } from './before-next';

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
    expect(answerBeforeNext({ url })).toEqual({ status: 400, contentType: 'application/json; charset=utf-8', body });
  });

  it('greets API clients at the root as Mailgun does', () => {
    expect(answerBeforeNext({ url: '/', authorization: 'Basic YXBpOng=' })?.body).toBe('Mailgun Magnificent API');
  });

  it.each([
    ['/', undefined],
    ['/v3/domains/m%C3%BC.example/webhooks?x=%ff', 'Basic YXBpOng='],
    ['/login', undefined],
  ])('leaves %s alone', (url, authorization) => {
    expect(answerBeforeNext({ url, ...(authorization ? { authorization } : {}) })).toBeNull();
  });
});
