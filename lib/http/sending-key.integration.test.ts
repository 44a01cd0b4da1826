import { beforeAll, describe, expect, it } from 'vitest';
import { METHODS, type MethodTable } from '@/lib/http/route-methods';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

const routes = import.meta.glob<Partial<MethodTable>>(['../../app/*/v*/**/route.ts', '../../app/api/**/route.ts'], {
  eager: true,
});
const pathOf = (file: string) => file.replace(/^.*\/app\//, '/').replace(/\/route\.ts$|\/\([^/]+\)/g, '');

/** What a sending key is for. */
const OPEN = ['POST /v3/[domain]/messages', 'POST /v3/[domain]/messages.mime', 'POST /api/domains/[domain]/events'];
/** No key is asked for there: public, a browser's sign-in, an invitation's own link, the cron secret, and paths where nothing is. */
const KEYLESS =
  /^\/(v1\/webhooks\/tls_cert|api\/openapi\.json|api\/auth\/.*|api\/invitations\/accept|api\/cron\/dispatch|.*\[\.\.\.\w+\]|.*\[\[\.\.\.\w+\]\])$/;

const params = { domain: 'mg.acme.example', id: 'a'.repeat(24), type: 'opened' };
let secret: string;

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  await createDomain(primary, { name: params.domain });
  secret = (await createApiKey(primary, { role: 'sending' })).secret;
});

const doors = Object.entries(routes).flatMap(([file, route]) =>
  METHODS.filter((method) => route[method]).map((method) => ({ method, path: pathOf(file), route })),
);
const asked = doors.filter(({ path }) => !KEYLESS.test(path));

describe('MAILGUN 7: a sending key may only hand in events and messages', () => {
  it('there are doors to walk', () => {
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(expect.arrayContaining(OPEN));
  });

  it('every other door of Mailgun’s API and of ours answers 403, whatever is sent', async () => {
    const opened = [];
    for (const { method, path, route } of asked) {
      const { status } = await mailgunClient(secret)(route, method, { params });
      // 405: the path has no such method, for nobody.
      if (status !== 403 && status !== 405) opened.push(`${method} ${path}`);
    }
    expect(opened.sort()).toEqual([...OPEN].sort());
  });
});
