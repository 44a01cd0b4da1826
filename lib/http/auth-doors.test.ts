import { describe, expect, it, vi } from 'vitest';
import { signInThrottled } from '@/lib/schemas/sign-in';
import { authDoors } from './auth-doors';

vi.mock('@/lib/config/env', () => ({ env: () => ({ PUBLIC_URL: 'https://panel.example' }), logLevel: () => 'silent' }));

const door = authDoors(async () => new Response('through'));
const ask = async (method: string, path: string, headers: Record<string, string> = {}) =>
  (await door(new Request(`http://127.0.0.1:3000/api/auth/${path}`, { method, headers }))).status;

it.each([
  ['GET', 'csrf'],
  ['GET', 'session'],
  ['GET', 'providers'],
  ['POST', 'callback/credentials'],
  ['POST', 'signout'],
])('%s %s is what the panel asks for', async (method, path) => {
  expect(await ask(method, path, { origin: 'https://panel.example', 'sec-fetch-site': 'same-origin' })).toBe(200);
});

it.each([
  ['GET', 'signin'],
  ['GET', 'signout'],
  ['GET', 'callback/credentials'],
  ['GET', 'error'],
  ['POST', 'signin/credentials'],
  ['POST', 'session'],
  ['POST', 'callback/google'],
  ['POST', '_log'],
])('%s %s is not there', async (method, path) => expect(await ask(method, path)).toBe(404));

describe('a sign-in that fails', () => {
  const through = (answer: () => Response, path = 'callback/credentials') =>
    authDoors(async () => answer())(new Request(`http://127.0.0.1:3000/api/auth/${path}`, { method: 'POST' }));
  const json = (error: string) =>
    new Response(JSON.stringify({ url: `http://127.0.0.1:3000/login?error=${error}` }), {
      status: 401,
      headers: { 'content-type': 'application/json', 'set-cookie': 'a=1' },
    });

  it('for its password is a 401', async () => {
    const answer = await through(() => json('CredentialsSignin'));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([401, null]);
    expect(await answer.json()).toEqual({ url: expect.stringContaining('CredentialsSignin') });
  });

  it('since it must wait is a 429 that says how long, with all that next-auth answered', async () => {
    const answer = await through(() => json(signInThrottled(17)));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '17']);
    expect(answer.headers.get('set-cookie')).toBe('a=1');
    expect(await answer.json()).toEqual({ url: expect.stringContaining('Throttled-17') });
  });

  it('in a browser without scripts, too', async () => {
    const location = `http://127.0.0.1:3000/login?error=${signInThrottled(3)}`;
    const answer = await through(() => new Response(null, { status: 401, headers: { location } }));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3']);
  });
});

it.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another host of the site', { 'sec-fetch-site': 'same-site' }],
  ['another origin', { origin: 'https://evil.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['another scheme’s page of no origin', { origin: 'file://' }],
])('nobody is signed in or out by %s', async (_, headers) => {
  expect(await ask('POST', 'callback/credentials', headers)).toBe(403);
  expect(await ask('POST', 'signout', headers)).toBe(403);
});
