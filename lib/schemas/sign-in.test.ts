import { expect, it } from 'vitest';
import { signInThrottled, throttledSeconds } from './sign-in';

it.each([
  [signInThrottled(12), 12],
  [`{"url":"http://127.0.0.1:3000/login?error=${signInThrottled(900)}"}`, 900],
  [`/api/auth/error?error=${signInThrottled(1)}&provider=credentials`, 1],
  ['/login?error=CredentialsSignin', null],
  ['/login?callbackUrl=/x-Throttled-12', null],
  ['Unavailable', null],
  ['', null],
])('%s tells to wait %s seconds', (text, seconds) => {
  expect(throttledSeconds(text)).toBe(seconds);
});
