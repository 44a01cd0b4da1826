import { describe, expect, it } from 'vitest';
import { binIdOf } from './own-bin-url';

const OWN = 'https://hooks.acme.example';
const ID = 'AbCdEfGhIjKlMnOpQrSt-_';
const idOf = (text: string, origin = OWN) => binIdOf(new URL(text), origin);

describe('a URL names one of our own bins', () => {
  it.each([
    `${OWN}/bin/${ID}`,
    `${OWN}/bin/${ID}/`,
    `${OWN}/bin/${ID}/orders/v1.2?x=1#y`,
    `https://user:pw@hooks.acme.example:443/bin/${ID}`,
    `HTTPS://HOOKS.acme.example/bin/${ID}`,
    `${OWN}/api/../bin/${ID}`,
  ])('%s', (url) => expect(idOf(url)).toBe(ID));

  it('at the origin with the port, where the server has one', () => {
    expect(idOf(`http://127.0.0.1:3000/bin/${ID}`, 'http://127.0.0.1:3000')).toBe(ID);
  });
});

describe('a URL names none of our bins', () => {
  it.each([
    ['another scheme', `http://hooks.acme.example/bin/${ID}`],
    ['another port', `${OWN}:8443/bin/${ID}`],
    ['another host', `https://hooks.acme.example.evil.example/bin/${ID}`],
    ['our name as the user of another host', `https://hooks.acme.example@evil.example/bin/${ID}`],
    ['a trailing dot', `https://hooks.acme.example./bin/${ID}`],
    ['the API', `${OWN}/api/webhooks`],
    ['the API through dots', `${OWN}/bin/${ID}/../../api/webhooks`],
    ['the API through escaped dots', `${OWN}/bin/${ID}/%2e%2e/%2E%2E/api/webhooks`],
    ['the API through escaped slashes', `${OWN}/bin/${ID}/..%2f..%2fapi`],
    ['the API through backslashes', `${OWN}/bin/${ID}\\..\\..\\api`],
    ['a doubled slash', `${OWN}/bin/${ID}//api`],
    ['an id that is too short', `${OWN}/bin/${ID.slice(1)}`],
    ['an id that is too long', `${OWN}/bin/${ID}x`],
    ['an escaped id', `${OWN}/bin/%41${ID.slice(1)}`],
    ['a prefix', `${OWN}/us/bin/${ID}`],
    ['no id', `${OWN}/bin/`],
  ])('%s', (_, url) => expect(idOf(url)).toBeNull());
});
