import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

const LEAST = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://db.example/postwire',
  NEXTAUTH_SECRET: 's'.repeat(16),
  ENCRYPTION_KEY: 'k'.repeat(32),
} as const;
const parse = (over: Record<string, string> = {}) => parseEnv({ ...LEAST, ...over });

describe('the limits of a dispatcher', () => {
  it('have defaults that fit the field', () => {
    expect(parse()).toMatchObject({ DISPATCH_SLOTS: 1_024, ENDPOINT_LIMIT: 64, PAYLOAD_MEMORY_MB: 48 });
  });

  it('are what was set; empty is unset', () => {
    const set = { DISPATCH_SLOTS: '4096', ENDPOINT_LIMIT: '256', PAYLOAD_MEMORY_MB: '16' };
    expect(parse(set)).toMatchObject({ DISPATCH_SLOTS: 4_096, ENDPOINT_LIMIT: 256, PAYLOAD_MEMORY_MB: 16 });
    expect(parse({ ENDPOINT_LIMIT: '' }).ENDPOINT_LIMIT).toBe(64);
  });

  it('an endpoint has no more than all of them together, also where only those are fewer', () => {
    expect(parse({ DISPATCH_SLOTS: '20' })).toMatchObject({ DISPATCH_SLOTS: 20, ENDPOINT_LIMIT: 20 });
    expect(parse({ DISPATCH_SLOTS: '20', ENDPOINT_LIMIT: '20' }).ENDPOINT_LIMIT).toBe(20);
  });

  it.each([
    [{ DISPATCH_SLOTS: '20', ENDPOINT_LIMIT: '21' }, 'ENDPOINT_LIMIT: must not be above DISPATCH_SLOTS (20)'],
    [{ ENDPOINT_LIMIT: '5000' }, 'ENDPOINT_LIMIT: must not be above DISPATCH_SLOTS (1024)'],
    [{ ENDPOINT_LIMIT: '0' }, 'ENDPOINT_LIMIT: must be a whole number from 1 to 65536'],
    [{ ENDPOINT_LIMIT: '2.5' }, 'ENDPOINT_LIMIT: must be a whole number from 1 to 65536'],
    [{ DISPATCH_SLOTS: 'many' }, 'DISPATCH_SLOTS: must be a whole number from 1 to 65536'],
    [{ DISPATCH_SLOTS: '-1' }, 'DISPATCH_SLOTS: must be a whole number from 1 to 65536'],
    [{ PAYLOAD_MEMORY_MB: '0' }, 'PAYLOAD_MEMORY_MB: must be a whole number from 1 to 65536'],
  ])('%j stops the start with what it must be', (over, message) => {
    expect(() => parse(over as Record<string, string>)).toThrow(message);
  });
});

describe('the pooler', () => {
  it('is none, or one in transaction mode', () => {
    expect(parse().DATABASE_POOLER).toBeUndefined();
    expect(parse({ DATABASE_POOLER: 'transaction' }).DATABASE_POOLER).toBe('transaction');
    expect(() => parse({ DATABASE_POOLER: 'session' })).toThrow('DATABASE_POOLER');
  });
});
