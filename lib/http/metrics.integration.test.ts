import { afterEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/config/env';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import { withDatabase } from '@/lib/testing/database';
import { addAccount, addDomain, addWebhook, eventOf } from '@/lib/testing/world';
import { metricsHandler, metricsText } from './metrics';

await withDatabase();

async function scrape(authorization?: string) {
  const headers: HeadersInit = authorization === undefined ? {} : { authorization };
  const response = await metricsHandler(new Request('http://127.0.0.1/metrics', { headers }));
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

describe('/metrics', () => {
  const settings = env();
  const { HOST } = settings;
  afterEach(() => {
    settings.HOST = HOST;
    delete settings.METRICS_TOKEN;
  });

  it('tells how much is owed and what this process has taken', async () => {
    const account = await addAccount();
    const domain = await addDomain(account);
    await addWebhook(account, 'http://127.0.0.1:9/hook');
    await acceptEvents({ domain, items: [eventOf('opened'), { ...eventOf('opened'), id: 'twice' }] });
    await acceptEvents({ domain, items: [{ ...eventOf('opened'), id: 'twice' }] });
    const { status, type, text } = await scrape();
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    expect(text).toContain('# TYPE postwire_deliveries_pending gauge\npostwire_deliveries_pending 2\n');
    expect(text).toContain('postwire_deliveries_due 2\n');
    expect(text).toContain('postwire_events_total{result="accepted"} 2\n');
    expect(text).toContain('postwire_events_total{result="duplicate"} 1\n');
    expect(text.match(/# TYPE postwire_events_total/g)).toHaveLength(1);
    for (const name of [account.id, domain.name]) expect(text).not.toContain(name);
  });

  it('is off, not open, when the server is reached from other machines and no token is set', async () => {
    settings.HOST = '0.0.0.0';
    expect((await scrape()).status).toBe(403);
    expect((await scrape('Bearer undefined')).status).toBe(403);
  });

  it('asks for the token that is set, on the own machine too', async () => {
    settings.METRICS_TOKEN = 'a-token-of-the-tests';
    expect((await scrape()).status).toBe(401);
    expect((await scrape('Bearer wrong')).status).toBe(401);
    settings.HOST = '0.0.0.0';
    expect((await scrape('Bearer a-token-of-the-tests')).status).toBe(200);
  });

  it('a label cannot break out of its quotes', () => {
    const metric = { name: 'a', help: 'b', type: 'gauge', labels: { l: 'x"} 1\n' }, value: 1 } as const;
    expect(metricsText([metric])).toBe('# HELP a b\n# TYPE a gauge\na{l="x_} 1_"} 1\n');
  });
});
