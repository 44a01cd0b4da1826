import { expect, it, vi } from 'vitest';
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
