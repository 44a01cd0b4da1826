import { describe, expect, it } from 'vitest';
import { regionOfRequest } from './region';

const region = (url: string, host?: string) =>
  regionOfRequest(new Request(url, host === undefined ? {} : { headers: { host } }));

describe('the region of a request', () => {
  it.each([
    ['http://127.0.0.1:3000/v3/domains', 'us'],
    ['http://127.0.0.1:3000/us/v3/domains', 'us'],
    ['http://127.0.0.1:3000/eu/v3/domains', 'eu'],
    ['http://127.0.0.1:3000/europe/v3', 'us'],
    ['https://api.eu.example.com/v3/domains', 'eu'],
    ['https://api.example.com/v3/domains', 'us'],
    ['https://api.eu.example.com/us/v3/domains', 'us'],
    ['https://api.eu.example.com/US/v3/domains', 'us'],
    ['http://127.0.0.1:3000/EU/v3/domains', 'eu'],
    ['http://127.0.0.1:3000/%65u/v3/domains', 'eu'],
    ['http://127.0.0.1:3000//eu/v3/domains', 'eu'],
    ['http://127.0.0.1:3000/eu', 'eu'],
    ['http://127.0.0.1:3000/v3/eu/events', 'us'],
    ['http://127.0.0.1:3000/%E0%A4%A/v3', 'us'],
  ])('%s is %s', (url, expected) => expect(region(url)).toBe(expected));

  it('goes by the Host header where there is one', () => {
    expect(region('http://127.0.0.1:3000/v3/domains', 'api.eu.example.com')).toBe('eu');
  });
});
