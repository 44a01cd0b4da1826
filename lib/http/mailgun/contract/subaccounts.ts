import type { Story } from './exchange';

const PATH = '/v5/accounts/subaccounts';
const of = (status: string, name = 'test.subaccount') =>
  `{"id":"{{subaccount_id}}","name":"${name}","status":"${status}","created_at":"{{rfc1123}}","updated_at":"{{rfc1123}}"}`;

/** MAILGUN 3: subaccounts, as Ruby was recorded and mailgun.js sends. */
export const SUBACCOUNTS: Story = [
  { is: 'none', send: `GET ${PATH}?filter=test.sub`, status: 200, answer: '{"subaccounts":[],"total":0}' },
  {
    is: 'Ruby, recorded: create',
    send: `POST ${PATH}`,
    body: 'name=test.subaccount',
    status: 200,
    answer: `{"subaccount":${of('open')}}`,
  },
  {
    is: 'Ruby, recorded: list',
    send: `GET ${PATH}?filter=test.sub&sort=asc&limit=10&skip=0`,
    status: 200,
    answer: `{"subaccounts":[${of('open')}],"total":1}`,
  },
  {
    is: 'Ruby, recorded: get',
    send: `GET ${PATH}/{{subaccount_id}}`,
    status: 200,
    answer: `{"subaccount":${of('open')}}`,
  },
  {
    is: 'Ruby, recorded: disable',
    send: `POST ${PATH}/{{subaccount_id}}/disable?reason=abuse&note=n`,
    status: 200,
    answer: `{"subaccount":${of('disabled')}}`,
  },
  {
    is: 'disable again',
    send: `POST ${PATH}/{{subaccount_id}}/disable`,
    status: 400,
    answer: '{"message":"subaccount is already disabled"}',
  },
  {
    is: 'Ruby, recorded: enable',
    send: `POST ${PATH}/{{subaccount_id}}/enable`,
    status: 200,
    answer: `{"subaccount":${of('open')}}`,
  },
  {
    is: 'mailgun.js: features, each JSON in a form',
    send: `PUT ${PATH}/{{subaccount_id}}/features`,
    body: 'validations=%7B%22enabled%22%3Atrue%7D',
    status: 200,
    answer: '{"features":{"validations":{"enabled":true}}}',
  },
  {
    is: 'no features',
    send: `PUT ${PATH}/{{subaccount_id}}/features`,
    status: 400,
    answer: '{"message":"No valid updates provided"}',
  },
  {
    is: 'mailgun.js: the monthly limit',
    send: `PUT ${PATH}/{{subaccount_id}}/limit/custom/monthly?limit=10000`,
    status: 200,
    answer: '{"success":true}',
  },
  {
    is: 'and what it is',
    send: `GET ${PATH}/{{subaccount_id}}/limit/custom/monthly`,
    status: 200,
    answer: '{"limit":10000,"current":0,"period":"1m"}',
  },
  {
    is: 'one that is not there',
    send: `GET ${PATH}/ffffffffffffffffffffffff`,
    status: 404,
    answer: '{"message":"Not Found"}',
  },
  {
    is: 'mailgun.js: delete names the account in a header only',
    send: `DELETE ${PATH}`,
    headers: { 'x-mailgun-on-behalf-of': '{{subaccount_id}}' },
    status: 200,
    answer: '{"message":"Subaccount successfully deleted"}',
  },
];
