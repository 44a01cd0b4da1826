import { expect, it } from 'vitest';
import { SignInThrottle } from './sign-in-throttle';

it('lets people mistype, then doubles the wait, and forgets after a success', () => {
  let now = 0;
  const throttle = new SignInThrottle(() => now);
  for (let i = 0; i < 4; i++) throttle.fail('a@example.com');
  expect(throttle.isBlocked('a@example.com')).toBe(false);
  throttle.fail('a@example.com');
  expect(throttle.isBlocked('a@example.com')).toBe(true);
  expect(throttle.isBlocked('b@example.com')).toBe(false);
  now = 1_000;
  expect(throttle.isBlocked('a@example.com')).toBe(false);
  throttle.fail('a@example.com');
  now = 2_999;
  expect(throttle.isBlocked('a@example.com')).toBe(true);
  throttle.succeed('a@example.com');
  expect(throttle.isBlocked('a@example.com')).toBe(false);
});
