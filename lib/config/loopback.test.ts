import { describe, expect, it } from 'vitest';
import { isLoopbackHost } from './loopback';

describe('a host that only this machine reaches', () => {
  it.each(['localhost', '::1', '127.0.0.1', '127.0.0.2', '127.255.255.254'])('%s is one', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '127.0.0.256', '127.1', '127.0.0.1.example.com', '10.0.0.1', 'example.com', ''])(
    '"%s" is none',
    (host) => expect(isLoopbackHost(host)).toBe(false),
  );
});
