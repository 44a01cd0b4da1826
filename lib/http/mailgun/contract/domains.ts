import type { Story } from './exchange';

const NAME = 'integration-test.{{domain}}';
const ONE = `/v4/domains/${NAME}`;

/** The domain object, as Ruby recorded it; fields that only we and Mailgun's newer description have come where these have them. */
const domain = (spamAction: string, state: string, scheme: string, wildcard: boolean) =>
  `{"created_at":"{{rfc1123}}","id":"{{object_id}}","is_disabled":false,"name":"${NAME}","require_tls":false,"skip_verification":false,"smtp_login":"postmaster@${NAME}","spam_action":"${spamAction}","state":"${state}","type":"custom","use_automatic_sender_security":false,"web_prefix":"email","web_scheme":"${scheme}","webhooks_redact_pii":false,"wildcard":${wildcard},"encrypt_incoming_message":false,"message_ttl":0}`;
const record = (key: string, type: string, valid: string, active: boolean) =>
  `{"is_active":${active},"cached":[],${key},"record_type":"${type}","valid":"${valid}","value":"{{value}}"}`;
const records = (valid: string) => {
  const mx = record('"priority":"10"', 'MX', valid, true).replace('{{value}}', '{{mx}}');
  const sending = [
    record(`"name":"k1._domainkey.${NAME}"`, 'TXT', valid, valid === 'valid').replace('{{value}}', '{{dkim}}'),
    record(`"name":"${NAME}"`, 'TXT', valid, true).replace('{{value}}', '{{spf}}'),
    record(`"name":"email.${NAME}"`, 'CNAME', valid, true).replace('{{value}}', '{{cname}}'),
  ];
  const second = mx.replace('{{mx}}', '{{mx2}}');
  const lists = [`"receiving_dns_records":[${mx},${second}]`, `"sending_dns_records":[${sending.join(',')}]`];
  // The one recording of a verification has them the other way round.
  return (valid === 'valid' ? lists.reverse() : lists).join(',');
};

/** MAILGUN 7, Domains. */
export const DOMAINS: Story = [
  {
    is: 'Ruby, recorded: create',
    send: 'POST /v4/domains',
    body: `name=${NAME}&smtp_password&spam_action=tag&wildcard=false`,
    status: 200,
    answer: `{"message":"Domain DNS records have been created","domain":${domain('tag', 'unverified', 'http', false)},${records('unknown')}}`,
  },
  {
    is: 'Ruby, recorded: get',
    send: `GET ${ONE}`,
    status: 200,
    answer: `{"domain":${domain('tag', 'unverified', 'http', false)},${records('unknown')}}`,
  },
  {
    is: 'Ruby, recorded: list',
    send: `GET /v4/domains?search=${NAME}&limit=10&skip=0`,
    status: 200,
    answer: `{"total_count":1,"items":[${domain('tag', 'unverified', 'http', false)}]}`,
  },
  {
    is: 'mailgun-js: the older path',
    send: `GET /v3/domains/${NAME}`,
    status: 200,
    answer: `{"domain":${domain('tag', 'unverified', 'http', false)},${records('unknown')}}`,
  },
  {
    is: 'Ruby, recorded: update',
    send: `PUT ${ONE}`,
    body: 'spam_action=block&web_scheme=https&wildcard=true',
    status: 200,
    answer: `{"message":"Domain has been updated","domain":${domain('block', 'unverified', 'https', true)},${records('unknown')}}`,
  },
  {
    is: 'Ruby, recorded: verify',
    send: `PUT ${ONE}/verify`,
    status: 200,
    answer: `{"message":"Domain DNS records have been updated","domain":${domain('block', 'active', 'https', true)},${records('valid')}}`,
  },
  {
    is: 'Ruby, recorded: connection',
    send: `PUT /v3/domains/${NAME}/connection`,
    body: 'require_tls=true&skip_verification=true',
    status: 200,
    answer:
      '{"message":"Domain connection settings have been updated, may take 10 minutes to fully propagate","require_tls":true,"skip_verification":true}',
  },
  {
    is: 'Ruby, recorded: tracking of opens',
    send: `PUT /v3/domains/${NAME}/tracking/open`,
    body: 'active=false',
    status: 200,
    answer: '{"message":"Domain tracking settings have been updated","open":{"active":false,"place_at_the_top":false}}',
  },
  {
    is: 'Ruby, recorded: DKIM selector',
    send: `PUT /v3/domains/${NAME}/dkim_selector?dkim_selector=mailo1`,
    status: 200,
    answer: '{"message":"DKIM selector changed"}',
  },
  {
    is: 'Ruby, recorded: web prefix',
    send: `PUT /v3/domains/${NAME}/web_prefix?web_prefix=email`,
    status: 200,
    answer: '{"message":"Domain web prefix updated"}',
  },
  {
    is: 'Ruby, recorded: delete',
    send: `DELETE /v3/domains/${NAME}`,
    status: 200,
    answer: '{"message":"Domain will be deleted in the background"}',
  },
  { is: 'one that is gone', send: `GET ${ONE}`, status: 404, answer: '{"message":"Domain not found"}' },
];
