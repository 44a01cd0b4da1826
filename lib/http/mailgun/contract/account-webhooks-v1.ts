import type { Story } from './exchange';

const A = 'https://example.com/hooks/a';
const B = 'https://example.com/hooks/b';
const encoded = encodeURIComponent;
const OBJECT = `{"webhook_id":"{{webhook_id}}","description":"From Ruby","url":"${A}","event_types":["accepted","delivered"],"created_at":"{{rfc3339}}"}`;

/** MAILGUN 1.4: account-level webhooks by id. */
export const ACCOUNT_WEBHOOKS_V1: Story = [
  { is: 'none', send: 'GET /v1/webhooks', status: 200, answer: '{"webhooks":[]}' },
  {
    is: 'Ruby, recorded: create',
    send: 'POST /v1/webhooks',
    body: `url=${encoded(A)}&event_types=delivered&event_types=accepted&description=From+Ruby`,
    status: 200,
    answer: '{"webhook_id":"{{webhook_id}}"}',
  },
  { is: 'recorded: get, the bare object', send: 'GET /v1/webhooks/{{webhook_id}}', status: 200, answer: OBJECT },
  {
    is: 'recorded: an empty webhook_ids lists all',
    send: 'GET /v1/webhooks?webhook_ids=',
    status: 200,
    answer: `{"webhooks":[${OBJECT}]}`,
  },
  {
    is: 'Java: multipart, without a description',
    send: 'POST /v1/webhooks',
    multipart: [
      ['url', B],
      ['event_types', 'opened'],
      ['event_types', 'clicked,unsubscribe'],
    ],
    status: 200,
    answer: '{"webhook_id":"{{second}}"}',
  },
  {
    is: 'webhook_ids, joined',
    send: 'GET /v1/webhooks?webhook_ids={{second}},ffffffffffffffffffffffff',
    status: 200,
    answer: `{"webhooks":[{"webhook_id":"{{second}}","description":"","url":"${B}","event_types":["opened","clicked","unsubscribed"],"created_at":"{{rfc3339}}"}]}`,
  },
  {
    is: 'recorded: update is a full replacement, 204 and empty',
    send: 'PUT /v1/webhooks/{{second}}',
    body: `url=${encoded(B)}&event_types=opened&description=Second`,
    status: 204,
    answer: '',
  },
  {
    is: 'after it',
    send: 'GET /v1/webhooks/{{second}}',
    status: 200,
    answer: `{"webhook_id":"{{second}}","description":"Second","url":"${B}","event_types":["opened"],"created_at":"{{rfc3339}}"}`,
  },
  {
    is: 'a type twice',
    send: 'POST /v1/webhooks',
    body: `url=${encoded(B)}&event_types=accepted&event_types=accepted`,
    status: 400,
    answer: `{"Field":"event_types","Value":"duplicate event types: 'accepted'"}`,
  },
  {
    is: 'an unknown type, a 404',
    send: 'POST /v1/webhooks',
    body: `url=${encoded(B)}&event_types=invalid_type`,
    status: 404,
    answer: `{"Description":"event_type 'invalid_type' is invalid"}`,
  },
  {
    is: 'no URL',
    send: 'POST /v1/webhooks',
    body: 'event_types=opened',
    status: 400,
    answer: `{"message":"Missing parameter 'url'"}`,
  },
  ...[1, 2, 3].map((n) => ({
    is: `place ${n} of delivered`,
    send: 'POST /v1/webhooks',
    body: `url=${encoded(`https://example.com/${n}`)}&event_types=${n === 3 ? 'opened' : 'delivered'}`,
    status: 200,
    answer: `{"webhook_id":"{{more${n}}}"}`,
  })),
  {
    is: 'a fourth URL, 409',
    send: 'POST /v1/webhooks',
    body: `url=${encoded('https://example.com/4')}&event_types=opened&event_types=delivered`,
    status: 409,
    answer: '{"Description":"unable to add more than 3 urls for event type delivered"}',
  },
  { is: 'recorded: delete one', send: 'DELETE /v1/webhooks/{{webhook_id}}', status: 204, answer: '' },
  {
    is: 'get one that is gone',
    send: 'GET /v1/webhooks/{{webhook_id}}',
    status: 404,
    answer: '{"Description":"webhook not found"}',
  },
  {
    is: 'delete one that is gone',
    send: 'DELETE /v1/webhooks/{{webhook_id}}',
    status: 404,
    answer: '{"Description":"webhook_id not found: {{webhook_id}}"}',
  },
  {
    is: 'delete a malformed id',
    send: 'DELETE /v1/webhooks/nope',
    status: 400,
    answer: '{"Field":"webhook_id","Value":"is not valid"}',
  },
  {
    is: 'delete many with an empty one among them',
    send: 'DELETE /v1/webhooks?webhook_ids={{second}},',
    status: 400,
    answer: '{"message":"Invalid parameter: webhook_ids malformed webhook_ids parameter: empty values not allowed"}',
  },
  {
    is: 'ids and all: only the ids',
    send: 'DELETE /v1/webhooks?webhook_ids={{second}},{{more1}}&all=true',
    status: 204,
    answer: '',
  },
  {
    is: 'the others are there',
    send: 'GET /v1/webhooks/{{more2}}',
    status: 200,
    answer:
      '{"webhook_id":"{{more2}}","description":"","url":"https://example.com/2","event_types":["delivered"],"created_at":"{{rfc3339}}"}',
  },
  { is: 'all', send: 'DELETE /v1/webhooks?all=true', status: 204, answer: '' },
  {
    is: 'all of none',
    send: 'DELETE /v1/webhooks?all=true',
    status: 404,
    answer: '{"Description":"no webhooks found for account"}',
  },
];
