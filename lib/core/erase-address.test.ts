import { describe, expect, it } from 'vitest';
import { addressEraser } from './erase-address';

const R = '[REDACTED]';
const ada = addressEraser('ada@customer.example');
const afterwards = (event: object, eraser = ada) => JSON.parse(eraser.payload(JSON.stringify(event)));

describe('an event that happened to the address', () => {
  it('keeps nothing personal', () => {
    const event = {
      event: 'opened',
      recipient: 'Ada@Customer.example',
      ip: '203.0.113.7',
      message: { headers: { to: 'Ada <ada@customer.example>', 'message-id': 'ada@customer.example' } },
      'user-variables': { mail: 'ada@customer.example', plan: 'gold' },
      note: 'line\nada@customer.example "said" 203.0.113.7',
    };
    expect(afterwards(event)).toEqual({
      event: 'opened',
      recipient: R,
      ip: R,
      message: { headers: { to: R, 'message-id': R } },
      'user-variables': { mail: R, plan: 'gold' },
      note: `line\n${R} "said" ${R}`,
    });
  });

  it('is left alone the second time', () => {
    const once = ada.payload(JSON.stringify({ recipient: 'ada@customer.example', x: 'ada%40customer.example' }));
    expect(ada.payload(once)).toBe(once);
  });
});

describe('an event of somebody else', () => {
  it('loses the address wherever it stands, and nothing else', () => {
    const event = {
      recipient: 'bob@customer.example',
      ip: '203.0.113.7',
      message: { recipients: ['bob@customer.example', 'ada@customer.example'] },
      url: 'https://x.example/?to=ada%40customer.example&n=1',
    };
    expect(afterwards(event)).toEqual({
      ...event,
      message: { recipients: ['bob@customer.example', R] },
      url: `https://x.example/?to=${R}&n=1`,
    });
  });

  it('of which the address is only a part stays as it is', () => {
    const event = { recipient: 'nada@customer.example', x: 'ada@customer.example.org x.ada@customer.example' };
    expect(afterwards(event)).toEqual(event);
  });
});

it.each([
  ['jörg@bücher.example', 'jörg@xn--bcher-kva.example'],
  ['jörg@xn--bcher-kva.example', 'JÖRG@bücher.example'],
])('%s is %s as well', (address, recipient) => {
  expect(afterwards({ recipient }, addressEraser(address))).toEqual({ recipient: R });
});

it('a search may narrow by what every spelling has', () => {
  expect(ada.runs).toEqual(['ada']);
  expect(addressEraser('A.da+x@bücher.example').runs).toEqual(['a', 'da', 'x']);
});
