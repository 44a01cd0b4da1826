import type { Story } from './exchange';

const A = 'https://example.com/hooks/a';
const B = 'https://example.com/hooks/b';
const encoded = encodeURIComponent;
const PATH = '/v4/domains/{{domain}}/webhooks';

/** MAILGUN 1.3: one URL and many event types per call; each answers the whole map. */
export const DOMAIN_WEBHOOKS_V4: Story = [
  {
    is: 'Ruby, Java: create repeats event_types; the map is in the order of the schema',
    send: `POST ${PATH}`,
    body: `url=${encoded(A)}&event_types=clicked&event_types=accepted`,
    status: 200,
    answer: `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}"]}}}`,
  },
  {
    is: 'Python: event_types joined by commas; POST appends to a type that has URLs',
    send: `POST ${PATH}`,
    body: `url=${encoded(B)}&event_types=${encoded('permanent_fail,clicked,temporary_fail,complained')}`,
    status: 200,
    answer: `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}","${B}"]},"complained":{"urls":["${B}"]},"temporary_fail":{"urls":["${B}"]},"permanent_fail":{"urls":["${B}"]}}}`,
  },
  {
    is: 'POST of a type that the URL has',
    send: `POST ${PATH}`,
    body: `url=${encoded(A)}&event_types=opened&event_types=clicked`,
    status: 400,
    answer: `{"Reason":"Webhook for event type 'clicked' with URL '${A}' already exists"}`,
  },
  {
    is: 'recorded: PUT of clicked and opened comes back opened, clicked; POST before it had done nothing by half',
    send: `PUT ${PATH}`,
    body: `url=${encoded(B)}&event_types=clicked&event_types=opened`,
    status: 200,
    answer: `{"webhooks":{"accepted":{"urls":["${A}"]},"opened":{"urls":["${B}"]},"clicked":{"urls":["${A}","${B}"]}}}`,
  },
  {
    is: 'multipart',
    send: `PUT ${PATH}`,
    multipart: [
      ['url', B],
      ['event_types', 'unsubscribe'],
      ['event_types', 'opened,delivered'],
    ],
    status: 200,
    answer: `{"webhooks":{"accepted":{"urls":["${A}"]},"delivered":{"urls":["${B}"]},"opened":{"urls":["${B}"]},"clicked":{"urls":["${A}"]},"unsubscribed":{"urls":["${B}"]}}}`,
  },
  {
    is: 'JSON',
    send: `PUT ${PATH}`,
    json: `{"url":"${B}","event_types":["opened"]}`,
    status: 200,
    answer: `{"webhooks":{"accepted":{"urls":["${A}"]},"opened":{"urls":["${B}"]},"clicked":{"urls":["${A}"]}}}`,
  },
  {
    is: 'PUT of a URL that is not there',
    send: `PUT ${PATH}`,
    body: `url=${encoded('https://example.com/other')}&event_types=opened`,
    status: 404,
    answer: '{"Description":"Webhook not found"}',
  },
  {
    is: 'OpenAPI: PUT with a wrong scheme',
    send: `PUT ${PATH}`,
    body: `url=${encoded('htps://invalid')}&event_types=opened`,
    status: 400,
    answer: '{"Reason":"invalid parameters: htps://invalid is not a valid url: invalid URL scheme"}',
  },
  {
    is: 'OpenAPI: DELETE without a URL',
    send: `DELETE ${PATH}`,
    status: 400,
    answer: '{"Field":"url"}',
  },
  {
    is: 'recorded: DELETE with url repeated; one that is not there does not fail the call',
    send: `DELETE ${PATH}?url=${encoded(B)}&url=${encoded('https://example.com/other')}`,
    status: 200,
    answer: `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}"]}}}`,
  },
  {
    is: 'OpenAPI: DELETE with url joined by commas, all of it encoded',
    send: `DELETE ${PATH}?url=${encoded(`${B},${A}`)}`,
    status: 200,
    answer: '{"webhooks":{}}',
  },
  {
    is: 'commas that are not encoded',
    send: `DELETE ${PATH}?url=${A},${B}`,
    status: 200,
    answer: '{"webhooks":{}}',
  },
  {
    is: 'no event types',
    send: `POST ${PATH}`,
    body: `url=${encoded(A)}`,
    status: 400,
    answer: `{"message":"Missing parameter 'event_types'"}`,
  },
  {
    is: 'no URL',
    send: `POST ${PATH}`,
    body: 'event_types=opened',
    status: 400,
    answer: `{"message":"Missing parameter 'url'"}`,
  },
  {
    is: 'an unknown type',
    send: `POST ${PATH}`,
    body: `url=${encoded(A)}&event_types=opened,rejected`,
    status: 400,
    answer: `{"message":"Invalid event type 'rejected'"}`,
  },
  {
    is: 'no GET exists',
    send: `GET ${PATH}`,
    status: 405,
    answer: '{"message":"Method Not Allowed"}',
  },
  {
    is: 'recorded: a foreign domain',
    send: 'POST /v4/domains/nowhere.example/webhooks',
    body: `url=${encoded(A)}&event_types=opened`,
    status: 404,
    answer: '{"message":"Domain not found"}',
  },
];
