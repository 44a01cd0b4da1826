import { beforeEach, expect, it, vi } from 'vitest';

/** The name servers, which know nothing unless told, and the system, which answers when it is told to. */
const dns = vi.hoisted(() => ({
  known: {} as Record<string, string[]>,
  code: 'ENOTFOUND',
  asked: [] as string[],
  answers: [] as (() => void)[],
}));
vi.mock('node:dns/promises', () => {
  class Resolver {
    async resolve4(name: string) {
      const addresses = dns.known[name];
      if (addresses) return addresses;
      throw Object.assign(new Error('no'), { code: dns.code });
    }
    resolve6 = this.resolve4;
  }
  const lookup = (name: string) => {
    dns.asked.push(name);
    return new Promise((resolve) => dns.answers.push(() => resolve([{ address: '192.0.2.1', family: 4 }])));
  };
  return { Resolver, lookup };
});
const { resolveAddresses } = await import('./resolve-addresses');
const settle = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  Object.assign(dns, { known: {}, code: 'ENOTFOUND', asked: [], answers: [] });
});

it('names that the name servers do not know hold two threads at most, and wait for their turn in order', async () => {
  const all = ['a', 'b', 'c', 'd'].map((name) => resolveAddresses(`${name}.example`));
  await settle();
  expect(dns.asked).toEqual(['a.example', 'b.example']);
  dns.answers[0]?.();
  await settle();
  expect(dns.asked).toEqual(['a.example', 'b.example', 'c.example']);
  for (let turn = 0; turn < 2; turn += 1) {
    for (const answer of dns.answers) answer();
    await settle();
  }
  expect(await Promise.all(all)).toEqual(Array(4).fill(['192.0.2.1']));
});

it('a name that the name servers know does not wait for them, nor does one of this machine', async () => {
  dns.known['known.example'] = ['93.184.215.14'];
  const hung = ['a', 'b', 'c'].map((name) => resolveAddresses(`${name}.hung.example`));
  await settle();
  expect(await resolveAddresses('known.example')).toEqual(['93.184.215.14', '93.184.215.14']);
  const own = resolveAddresses('localhost');
  expect(dns.asked).toContain('localhost');
  for (let turn = 0; turn < 3; turn += 1) {
    for (const answer of dns.answers) answer();
    await settle();
  }
  expect(await own).toEqual(['192.0.2.1']);
  await Promise.all(hung);
});

it('who asks for a name while it is being asked for gets the same answer', async () => {
  const [first, second] = [resolveAddresses('a.example'), resolveAddresses('A.example.')];
  await settle();
  expect(dns.asked).toEqual(['a.example']);
  dns.answers[0]?.();
  expect(await second).toEqual(await first);
});

it('servers that do not answer are not asked again by the system', async () => {
  dns.code = 'ETIMEOUT';
  await expect(resolveAddresses('slow.example')).rejects.toMatchObject({
    name: 'NameNotResolvedError',
    definite: false,
  });
  expect(dns.asked).toEqual([]);
});
