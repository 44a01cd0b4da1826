import type { Story } from './exchange';

const START = 'Wed, 24 Sep 2025 00:00:00 -0000';
const END = 'Thu, 25 Sep 2025 00:00:00 -0000';

/** MAILGUN 7, Events and Logs: the shapes around the items; those are told in the tests of each. */
export const EVENTS: Story = [
  {
    is: 'none: next and previous are there all the same',
    send: 'GET /v3/{{domain}}/events?limit=2&event=rejected',
    status: 200,
    answer:
      '{"items":[],"paging":{"next":"{{origin}}/v3/{{domain}}/events/{{next}}","previous":"{{origin}}/v3/{{domain}}/events/{{previous}}","first":"{{origin}}/v3/{{domain}}/events/{{first}}","last":"{{origin}}/v3/{{domain}}/events/{{last}}"}}',
  },
  {
    is: 'a foreign domain',
    send: 'GET /v3/nowhere.example/events',
    status: 404,
    answer: '{"message":"Domain not found"}',
  },
  {
    is: 'Ruby, recorded: the logs',
    send: 'POST /v1/analytics/logs',
    json: `{"start":"${START}","end":"${END}","events":["rejected"],"filter":{"AND":[{"attribute":"domain","comparator":"=","values":[{"label":"{{domain}}","value":"{{domain}}"}]}]},"pagination":{"limit":1}}`,
    status: 200,
    answer: `{"start":"${START}","end":"${END}","items":[],"pagination":{},"aggregates":{}}`,
  },
];
