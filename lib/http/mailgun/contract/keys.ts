import type { Story } from './exchange';

const KEY =
  '"id":"{{key_id}}","description":"a new key","kind":"user","role":"developer","created_at":"{{local_time}}","updated_at":"{{local_time}}","is_disabled":false,"domain_name":null,"requestor":null,"user_name":null';

/** MAILGUN 7, Keys. The list has the test's own key as well: its shape is told in keys.integration.test.ts. */
export const KEYS: Story = [
  {
    is: 'Ruby, recorded: create; the secret is shown once, and last',
    send: 'POST /v1/keys',
    multipart: [
      ['role', 'developer'],
      ['kind', 'user'],
      ['description', 'a new key'],
    ],
    status: 200,
    answer: `{"message":"great success","key":{${KEY},"secret":"{{secret}}"}}`,
  },
  {
    is: 'Ruby, recorded: delete',
    send: 'DELETE /v1/keys/{{key_id}}',
    status: 200,
    answer: '{"message":"key deleted"}',
  },
];
