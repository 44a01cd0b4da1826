import type { Story } from './exchange';

const PATH = '/v3/{{domain}}/messages';
const QUEUED = '{"id":"<{{message}}@{{domain}}>","message":"Queued. Thank you."}';

/** MAILGUN 7, Messages. */
export const MESSAGES: Story = [
  {
    is: 'Ruby, recorded: a form',
    send: `POST ${PATH}`,
    body: 'from=bob%40{{domain}}&to=ada%40customer.example&subject=Test&text=Hello',
    status: 200,
    answer: QUEUED,
  },
  {
    is: 'Rails, recorded: every field spelled as a list',
    send: `POST ${PATH}`,
    body: 'from[]=bob%40{{domain}}&subject[]=subject&html[]=%3Cp%3ETest%21%3C%2Fp%3E&text[]=Test%21&to[]=ada%40customer.example&h%3Amessage-id=%3C20210510091252.1.D6347B73DA43962E%40{{domain}}%3E',
    status: 200,
    answer: '{"id":"<20210510091252.1.D6347B73DA43962E@{{domain}}>","message":"Queued. Thank you."}',
  },
  {
    is: 'mailgun.js: multipart',
    send: `POST ${PATH}`,
    multipart: [
      ['from', 'Bob <bob@{{domain}}>'],
      ['to', 'ada@customer.example'],
      ['to', 'eve@customer.example'],
      ['subject', 'Test'],
      ['text', 'Hello'],
      ['o:tag', 'a'],
      ['o:tag', 'b'],
      ['v:order', '7'],
    ],
    status: 200,
    answer: '{"id":"<{{second}}@{{domain}}>","message":"Queued. Thank you."}',
  },
  {
    is: 'Ruby, recorded: an address that is none',
    send: `POST ${PATH}`,
    body: 'from=sally%40gmail.com&to=sallygmail.com&subject=Exception+Integration+Test&text=INTEGRATION+TESTING',
    status: 400,
    answer: '{"message":"to parameter is not a valid address. please check documentation"}',
  },
  {
    is: 'a foreign domain',
    send: 'POST /v3/not-our-doma.in/messages',
    body: 'from=sally%40not-our-doma.in&to=bob%40customer.example&subject=s&text=t',
    status: 404,
    answer: '{"message":"Domain not found: not-our-doma.in"}',
  },
  {
    is: 'Ruby, recorded: a bad key, in plain text',
    send: `POST ${PATH}`,
    headers: { authorization: 'Basic YXBpOndyb25n' },
    body: 'from=sally%40not-our-doma.in&to=bob%40customer.example&subject=s&text=t',
    status: 401,
    answer: 'Forbidden',
    contentType: 'text/plain; charset=utf-8',
  },
];
