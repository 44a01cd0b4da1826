import { doubleQuoted as quoted, type ReceiverInput, sampleParts } from './receiver-input';

/** A receiver for Node, without dependencies. */
export function nodeReceiver({ key, sample }: ReceiverInput): string {
  const { id, timestamp, signature, body } = sampleParts(sample);
  return `// Receives webhooks and verifies both of their signatures.
//   node receiver.mjs         checks the signed sample below
//   node receiver.mjs 8080    receives webhooks on this port
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

// In production keep the key out of the code: set WEBHOOK_SIGNING_KEY.
const SIGNING_KEY = process.env.WEBHOOK_SIGNING_KEY ?? ${quoted(key)};
const MAX_AGE_SECONDS = 300;

function isSame(given, expected) {
  const [a, b] = [Buffer.from(String(given)), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function isFresh(timestamp, now) {
  return Math.abs(now - Number(timestamp)) <= MAX_AGE_SECONDS;
}

/** Mailgun's scheme: in the body, over timestamp and token. The rest of the body is not covered. */
export function verifyMailgun(body, now = Date.now() / 1000) {
  const signed = JSON.parse(body)?.signature ?? {};
  const expected = createHmac('sha256', SIGNING_KEY).update(\`\${signed.timestamp}\${signed.token}\`).digest('hex');
  // Events of a subaccount carry the primary account's signature as parent-signature.
  const fits = isSame(signed.signature, expected) || isSame(signed['parent-signature'], expected);
  return fits && isFresh(signed.timestamp, now);
}

/** Standard Webhooks: in the headers, over the whole body. \`body\` must be the text exactly as it came. */
export function verifyStandardWebhooks(headers, body, now = Date.now() / 1000) {
  const content = \`\${headers['webhook-id']}.\${headers['webhook-timestamp']}.\${body}\`;
  const expected = \`v1,\${createHmac('sha256', SIGNING_KEY).update(content).digest('base64')}\`;
  // Several signatures, separated by spaces: one of them must fit.
  const given = String(headers['webhook-signature']).split(' ');
  return given.some((each) => isSame(each, expected)) && isFresh(headers['webhook-timestamp'], now);
}

function isValid(headers, body) {
  try {
    return verifyStandardWebhooks(headers, body) && verifyMailgun(body);
  } catch {
    return false;
  }
}

// A real request of your account, signed with the key above.
const SAMPLE = {
  headers: {
    'webhook-id': ${quoted(id)},
    'webhook-timestamp': ${quoted(timestamp)},
    'webhook-signature': ${quoted(signature)},
  },
  body: ${quoted(body)},
};

const port = Number(process.argv[2]);
if (port) {
  createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const valid = isValid(request.headers, body);
    if (valid) console.log(JSON.parse(body)['event-data'].event);
    // 200 takes it. 401 has it sent again later, so that a wrong key here loses nothing; 406 would refuse it for good.
    response.writeHead(valid ? 200 : 401).end();
  }).listen(port, '127.0.0.1', () => console.log(\`Receiving on http://127.0.0.1:\${port}/\`));
} else if (SAMPLE.body === '') {
  console.log('Reveal the signing key to have a signed sample here.');
} else {
  // The sample grows older while you read this: its own time is taken for now.
  const then = Number(SAMPLE.headers['webhook-timestamp']);
  const results = [verifyMailgun(SAMPLE.body, then), verifyStandardWebhooks(SAMPLE.headers, SAMPLE.body, then)];
  console.log(\`Mailgun signature: \${results[0] ? 'valid' : 'INVALID'}\`);
  console.log(\`Standard Webhooks: \${results[1] ? 'valid' : 'INVALID'}\`);
  process.exitCode = results.every(Boolean) ? 0 : 1;
}
`;
}
