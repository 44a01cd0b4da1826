import { beforeAll, describe, expect, it } from 'vitest';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { expectedOf, type Known, replayed, requestOf } from '@/lib/testing/replay';
import { answerByRoute } from '@/lib/testing/route-of';
import { STORIES } from './stories';

await withDatabase();

const ORIGIN = 'http://api.test';

// The same stories are replayed against the running server in e2e/api/contract.spec.ts.
describe.each(Object.entries(STORIES))('%s, byte for byte', (section, story) => {
  // No two accounts have a domain of one name.
  const known: Known = { origin: ORIGIN, domain: `mg${Object.keys(STORIES).indexOf(section)}.contract.example` };
  let key = '';

  beforeAll(async () => {
    const account = systemCaller(await createPrimaryAccount('Contract'));
    key = (await createApiKey(account, { role: 'admin' })).secret;
    await createDomain(account, { name: known.domain ?? '' });
  });

  for (const exchange of story) {
    it(`${exchange.is}: ${exchange.send}`, async () => {
      const request = requestOf(exchange, ORIGIN, key, known);
      const answer = await replayed(await answerByRoute(request));
      expect(answer).toEqual(expectedOf(exchange, answer.body, known));
    });
  }
});
