import { expect, test } from 'vitest';
import { readSearch } from './log-search';

test.each([
  ['ada@customer.example', 'recipient', 'ada@customer.example'],
  ['  ada.lovelace+orders@customer.example ', 'recipient', 'ada.lovelace+orders@customer.example'],
  ['ada1815@customer.example', 'recipient', 'ada1815@customer.example'],
  ['<20261120101112.4c1b7e02a9d35f68@mg.example.com>', 'messageId', '20261120101112.4c1b7e02a9d35f68@mg.example.com'],
  ['20261120101112.4c1b7e02a9d35f68@mg.example.com', 'messageId', '20261120101112.4c1b7e02a9d35f68@mg.example.com'],
  ['<short@mg.example.com>', 'messageId', 'short@mg.example.com'],
  ['a0Pq7sJvQm2eW5tYkZ1xBg', 'eventId', 'a0Pq7sJvQm2eW5tYkZ1xBg'],
  ['7351190204416000123', 'deliveryId', '7351190204416000123'],
  ['64f0c2aa91b7d3e5f8a01b22', 'webhookId', '64f0c2aa91b7d3e5f8a01b22'],
  ['500', 'statusCode', '500'],
  ['600', 'text', '600'],
  [
    'https://shop.example.com/hooks?to=ada@customer.example',
    'text',
    'https://shop.example.com/hooks?to=ada@customer.example',
  ],
  ['connection refused', 'text', 'connection refused'],
  ['internationalizationist', 'text', 'internationalizationist'],
  ['shop.example.com', 'text', 'shop.example.com'],
])('%j is understood as %s', (text, kind, value) => {
  expect(readSearch(text)).toEqual({ kind, value });
});

test.each([
  ['status:503', 'statusCode', '503'],
  ['to: 20261120101112.4c1b7e02a9d35f68@mg.example.com', 'recipient', '20261120101112.4c1b7e02a9d35f68@mg.example.com'],
  ['Message-Id:<short@mg.example.com>', 'messageId', 'short@mg.example.com'],
  ['event:order-10417', 'eventId', 'order-10417'],
  ['url:500', 'text', '500'],
  ['ECONNREFUSED: nobody listens', 'text', 'ECONNREFUSED: nobody listens'],
])('%j says itself what it is: %s', (text, kind, value) => {
  expect(readSearch(text)).toEqual({ kind, value });
});

test.each(['', '   '])('%j searches for nothing', (text) => {
  expect(readSearch(text)).toBeNull();
});
