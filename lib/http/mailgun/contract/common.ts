import type { Story } from './exchange';

const NOT_FOUND = { status: 404, answer: '{"message":"Not Found"}' };

/** MAILGUN 1.0: paths and methods that the contract does not have. */
export const COMMON: Story = [
  { is: 'an unknown path', send: 'GET /v3/nothing/here', ...NOT_FOUND },
  { is: 'an unknown path of a POST', send: 'POST /v1/nothing', body: 'a=b', ...NOT_FOUND },
  { is: 'an unknown path of v5', send: 'DELETE /v5/accounts/nothing', ...NOT_FOUND },
  {
    is: 'a method that a path does not have',
    send: 'PATCH /v1/webhooks',
    status: 405,
    answer: '{"message":"Method Not Allowed"}',
  },
];
