import type { Story } from './exchange';

const KEYS = '/v5/accounts/http_signing_key';
const FEATURES = '/v5/accounts/features';

/** MAILGUN 2 and 4: the signing key, and the account's features. */
export const ACCOUNT: Story = [
  {
    is: 'OpenAPI: the signing key',
    send: `GET ${KEYS}`,
    status: 200,
    answer: '{"http_signing_key":"{{signing_key}}"}',
  },
  {
    is: 'mailgun.js: regenerate, an empty body',
    send: `POST ${KEYS}`,
    status: 200,
    answer: '{"message":"regenerated HTTP signing key for account","http_signing_key":"key-{{regenerated}}"}',
  },
  { is: 'there is no grace', send: `GET ${KEYS}`, status: 200, answer: '{"http_signing_key":"key-{{regenerated}}"}' },
  {
    is: 'redaction is off',
    send: `GET ${FEATURES}`,
    status: 200,
    answer: '{"features":{"webhooks_redact_pii":{"enabled":false}}}',
  },
  {
    is: 'mailgun.js, Java: JSON in a form',
    send: `PUT ${FEATURES}`,
    body: 'webhooks_redact_pii=%7B%22enabled%22%3Atrue%7D',
    status: 200,
    answer: '{"success":true}',
  },
  {
    is: 'redaction is on',
    send: `GET ${FEATURES}`,
    status: 200,
    answer: '{"features":{"webhooks_redact_pii":{"enabled":true}}}',
  },
  { is: 'nothing to update', send: `PUT ${FEATURES}`, status: 400, answer: '{"message":"No valid updates provided"}' },
  {
    is: 'off again',
    send: `PUT ${FEATURES}`,
    body: 'webhooks_redact_pii=%7B%22enabled%22%3Afalse%7D',
    status: 200,
    answer: '{"success":true}',
  },
];
