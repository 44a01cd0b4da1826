import type { Story } from './exchange';

const A = 'http://example.com/mailgun/events/accepted';
const B = 'https://webhook.site/096cdc2e-e460-450c-a008-36d6f0db71f4';
const encoded = encodeURIComponent;
const PATH = '/v3/domains/{{domain}}/webhooks';

/** MAILGUN 1.2: one event type per call, as the official SDKs send it and live Mailgun was recorded to answer. */
export const DOMAIN_WEBHOOKS_V3: Story = [
  { is: 'none: an empty map', send: `GET ${PATH}`, status: 200, answer: '{"webhooks":{}}' },
  {
    is: 'Ruby, recorded: create',
    send: `POST ${PATH}`,
    body: `id=accepted&url=${encoded(A)}`,
    status: 200,
    answer: `{"message":"Webhook has been created","webhook":{"urls":["${A}"]}}`,
  },
  {
    is: 'Ruby, recorded: get',
    send: `GET ${PATH}/accepted`,
    status: 200,
    answer: `{"webhook":{"urls":["${A}"]}}`,
  },
  {
    is: 'mailgun.js: create sends multipart',
    send: `POST ${PATH}`,
    multipart: [
      ['id', 'clicked'],
      ['url', B],
    ],
    status: 200,
    answer: `{"message":"Webhook has been created","webhook":{"urls":["${B}"]}}`,
  },
  {
    is: 'Ruby, recorded: list, only the types that have URLs',
    send: `GET ${PATH}`,
    status: 200,
    answer: `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${B}"]}}}`,
  },
  {
    is: 'mailgun.js: list adds limit and skip, which change nothing',
    send: `GET ${PATH}?limit=1&skip=1`,
    status: 200,
    answer: `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${B}"]}}}`,
  },
  {
    is: 'Ruby, recorded: update sends a redundant id',
    send: `PUT ${PATH}/accepted`,
    body: `id=accepted&url=${encoded(A)}`,
    status: 200,
    answer: `{"message":"Webhook has been updated","webhook":{"urls":["${A}"]}}`,
  },
  {
    is: 'Python: update repeats url, and replaces the list',
    send: `PUT ${PATH}/clicked`,
    body: `url=${encoded(A)}&url=${encoded(B)}`,
    status: 200,
    answer: `{"message":"Webhook has been updated","webhook":{"urls":["${A}","${B}"]}}`,
  },
  {
    is: 'mailgun.js: update repeats url in multipart',
    send: `PUT ${PATH}/clicked`,
    multipart: [
      ['url', B],
      ['url', A],
    ],
    status: 200,
    answer: `{"message":"Webhook has been updated","webhook":{"urls":["${B}","${A}"]}}`,
  },
  {
    is: 'a list in JSON',
    send: `PUT ${PATH}/clicked`,
    json: `{"url":["${A}"]}`,
    status: 200,
    answer: `{"message":"Webhook has been updated","webhook":{"urls":["${A}"]}}`,
  },
  {
    is: 'POST does not append',
    send: `POST ${PATH}`,
    body: `id=clicked&url=${encoded(B)}`,
    status: 400,
    answer: '{"message":"Webhook already exists","Reason":"Webhook already exists"}',
  },
  {
    is: 'Ruby, recorded: delete answers the removed ones',
    send: `DELETE ${PATH}/accepted`,
    status: 200,
    answer: `{"message":"Webhook has been deleted","webhook":{"urls":["${A}"]}}`,
  },
  ...['GET', 'DELETE'].map((method) => ({
    is: `${method} of a type without URLs`,
    send: `${method} ${PATH}/accepted`,
    status: 404,
    answer: '{"message":"Webhook not found"}',
  })),
  {
    is: 'PUT of a type without URLs',
    send: `PUT ${PATH}/accepted`,
    body: `url=${encoded(A)}`,
    status: 404,
    answer: '{"message":"Webhook not found"}',
  },
  {
    is: 'an unknown type of the path',
    send: `GET ${PATH}/bounce`,
    status: 404,
    answer: '{"message":"Webhook not found"}',
  },
  {
    is: 'an unknown type of a POST',
    send: `POST ${PATH}`,
    body: `id=bounce&url=${encoded(A)}`,
    status: 400,
    answer: `{"message":"Invalid webhook type 'bounce'"}`,
  },
  {
    is: 'mailgun.js, WebhooksIds.UNSUBSCRIBED',
    send: `POST ${PATH}`,
    multipart: [
      ['id', 'unsubscribe'],
      ['url', B],
    ],
    status: 200,
    answer: `{"message":"Webhook has been created","webhook":{"urls":["${B}"]}}`,
  },
  {
    is: 'the alias is never said',
    send: `GET ${PATH}`,
    status: 200,
    answer: `{"webhooks":{"clicked":{"urls":["${A}"]},"unsubscribed":{"urls":["${B}"]}}}`,
  },
  {
    is: 'the alias in a path',
    send: `DELETE ${PATH}/unsubscribe`,
    status: 200,
    answer: `{"message":"Webhook has been deleted","webhook":{"urls":["${B}"]}}`,
  },
  {
    is: 'mailgun.js issue 154: no id',
    send: `POST ${PATH}`,
    multipart: [['url', A]],
    status: 400,
    answer: `{"message":"Missing parameter 'id'"}`,
  },
  {
    is: 'no url',
    send: `POST ${PATH}`,
    body: 'id=opened',
    status: 400,
    answer: `{"message":"Missing parameter 'url'"}`,
  },
  {
    is: 'OpenAPI: a host that is not found',
    send: `POST ${PATH}`,
    body: `id=opened&url=${encoded('https://example.invalid/')}`,
    status: 400,
    answer: '{"Reason":"https://example.invalid/ is not a valid url: host not found"}',
  },
  {
    is: 'OpenAPI: a wrong scheme',
    send: `POST ${PATH}`,
    body: `id=opened&url=${encoded('ftp://invalid')}`,
    status: 400,
    answer: '{"Reason":"invalid parameters: ftp://invalid is not a valid url: invalid URL scheme"}',
  },
  {
    is: 'a fourth URL',
    send: `POST ${PATH}`,
    body: `id=opened&${[1, 2, 3, 4].map((n) => `url=${encoded(`https://example.com/${n}`)}`).join('&')}`,
    status: 400,
    answer:
      '{"message":"unable to add more than 3 urls for event type opened","Reason":"unable to add more than 3 urls for event type opened"}',
  },
  {
    is: 'a foreign domain',
    send: 'GET /v3/domains/nowhere.example/webhooks',
    status: 404,
    answer: '{"message":"Domain not found"}',
  },
];
