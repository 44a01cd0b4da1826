import { describe, expect, it } from 'vitest';
import { pagePolicy, securityHeaders, surfaceOf } from './security-headers';

describe('what a path answers', () => {
  it.each([
    ['/', 'page'],
    ['/login?callbackUrl=%2F', 'page'],
    ['/send/sending/webhooks', 'page'],
    ['/apish', 'page'],
    ['/nothing/here', 'page'],
    ['/api', 'data'],
    ['/api/webhooks?x=1', 'data'],
    ['/eu/api/webhooks', 'data'],
    ['/v3/domains', 'data'],
    ['/US/V4/domains', 'data'],
    ['/bin/abc', 'data'],
    ['/demo/receiver/ok', 'data'],
    ['/healthz', 'data'],
    ['/metrics', 'data'],
    ['/_next/static/chunks/a.js', 'asset'],
    ['/favicon.svg', 'asset'],
  ])('%s: %s', (url, surface) => expect(surfaceOf(url)).toBe(surface));
});

describe('the policy of a page', () => {
  const directives = Object.fromEntries(
    pagePolicy({ nonce: 'abc', development: false })
      .split('; ')
      .map((directive) => directive.split(/ (.*)/s).slice(0, 2) as [string, string]),
  );

  it('runs scripts by nonce alone', () => {
    expect(directives['script-src']).toBe("'nonce-abc' 'strict-dynamic'");
    expect(directives['default-src']).toBe("'none'");
  });

  it('lets nobody frame it, rebase it, post its forms elsewhere or load plug-ins', () => {
    expect(directives).toMatchObject({
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'object-src': "'none'",
    });
  });

  it('connects to and loads from nowhere else, so that what got in finds no way out', () => {
    expect(directives).toMatchObject({ 'connect-src': "'self'", 'font-src': "'self'", 'img-src': "'self' data:" });
  });

  it('is looser in development only', () => {
    expect(pagePolicy({ nonce: 'abc', development: true })).toContain("'unsafe-eval'");
  });
});

it.each(['page', 'data', 'asset'] as const)('%s: the type is never guessed', (surface) => {
  expect(securityHeaders(surface)).toContainEqual(['x-content-type-options', 'nosniff']);
});

it('data runs nothing, even when it is opened as a page', () => {
  expect(new Map(securityHeaders('data')).get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/);
});
