import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eventsPageUrl } from './events-page-url';

const settings: { PUBLIC_URL?: string } = {};
vi.mock('@/lib/config/env', () => ({ env: () => settings }));
beforeEach(() => {
  delete settings.PUBLIC_URL;
});

const urlFor = (asked: string, headers: Record<string, string> = {}) =>
  eventsPageUrl(new Request(asked, { headers }), 'mg.acme.example', 'T0k-en_');

describe('a page’s URL leads back to where the client asked (MAILGUN 7, 8)', () => {
  it.each([
    ['http://127.0.0.1:3000/v3/mg.acme.example/events', {}, 'http://127.0.0.1:3000/v3/mg.acme.example/events/T0k-en_'],
    [
      'http://127.0.0.1:3000/eu/v3/mg.acme.example/events',
      {},
      'http://127.0.0.1:3000/eu/v3/mg.acme.example/events/T0k-en_',
    ],
    [
      'http://127.0.0.1:3000/us/v3/mg.acme.example/events',
      {},
      'http://127.0.0.1:3000/us/v3/mg.acme.example/events/T0k-en_',
    ],
    [
      'http://127.0.0.1:3000/v3/x/events',
      { host: 'hooks.acme.example' },
      'http://hooks.acme.example/v3/mg.acme.example/events/T0k-en_',
    ],
    [
      'http://127.0.0.1:3000/v3/x/events',
      { host: 'api.eu.acme.example' },
      'http://api.eu.acme.example/v3/mg.acme.example/events/T0k-en_',
    ],
    [
      'http://127.0.0.1:3000/v3/x/events',
      { host: 'a.example', 'x-forwarded-proto': 'https' },
      'https://a.example/v3/mg.acme.example/events/T0k-en_',
    ],
  ])('%s %j: %s', (asked, headers, expected) => expect(urlFor(asked, headers)).toBe(expected));

  it('PUBLIC_URL is the origin where it is set, with the region that the host said', () => {
    settings.PUBLIC_URL = 'https://hooks.acme.example/';
    expect(urlFor('http://127.0.0.1:3000/v3/x/events')).toBe(
      'https://hooks.acme.example/v3/mg.acme.example/events/T0k-en_',
    );
    expect(urlFor('http://127.0.0.1:3000/v3/x/events', { host: 'api.eu.internal' })).toBe(
      'https://hooks.acme.example/eu/v3/mg.acme.example/events/T0k-en_',
    );
  });
});
