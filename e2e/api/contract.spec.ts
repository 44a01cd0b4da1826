import { STORIES } from '@/lib/http/mailgun/contract/stories';
import { expectedOf, replayed, requestOf } from '@/lib/testing/replay';
import { API_KEY, expect, test } from '../dispatch/world';
import { newDomain } from '../panel/new-domain';

for (const [section, story] of Object.entries(STORIES)) {
  test(`${section}, byte for byte against the running server`, async ({ api, product }) => {
    const known = { origin: product.url, domain: await newDomain(api) };
    for (const exchange of story) {
      const answer = await replayed(await fetch(requestOf(exchange, product.url, API_KEY, known)));
      expect(answer, `${exchange.is}: ${exchange.send}`).toEqual(expectedOf(exchange, answer.body, known));
    }
  });
}
