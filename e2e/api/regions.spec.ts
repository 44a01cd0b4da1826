import { expect, test } from '../fixtures';

// How a client may spell the prefix: whatever the routes take for one must be that region, and no other.
const US = ['', '/us', '/US', '/u%73'];
const EU = ['/eu', '/EU', '/%65u', '/eu/'];

for (const [region, prefixes] of [
  ['us', US],
  ['eu', EU],
] as const) {
  for (const prefix of prefixes) {
    test(`${prefix === '' ? 'no prefix' : prefix} shows the domains of ${region} alone, or nothing`, async ({
      api,
      baseURL,
      demo,
    }) => {
      const [own, foreign] =
        region === 'us' ? [demo.domains.primary, demo.domains.eu] : [demo.domains.eu, demo.domains.primary];
      const answer = await api.get(`${baseURL}${prefix}/v4/domains`);
      const text = await answer.text();
      expect(text).not.toContain(`"${foreign}"`);
      if (answer.status() === 200) expect(text).toContain(`"${own}"`);
      else expect(answer.status()).toBe(404);
    });
  }
}

for (const [region, prefix, domain] of [
  ['us', '/us', 'primary'],
  ['eu', '/eu', 'eu'],
] as const) {
  test(`paging URLs of events in ${region} lead back to ${region}`, async ({ api, demo }) => {
    const { paging } = await (await api.get(`${prefix}/v3/${demo.domains[domain]}/events?limit=1`)).json();
    expect((await api.get(paging.next)).status()).toBe(200);
    expect((await api.get(paging.next)).url()).toContain(demo.domains[domain]);
  });
}
