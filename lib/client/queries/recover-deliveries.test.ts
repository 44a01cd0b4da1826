import { describe, expect, it } from 'vitest';
import { recoverSchema } from '@/lib/schemas/recover';
import { recoverBody } from './recover-deliveries';

const FILTERS = {
  status: 'failed',
  eventType: null,
  domain: 'mg.example.com',
  webhookId: '64f0c2aa91b7d3e5f8a01b22',
  recipient: null,
  statusCode: '503',
  q: 'refused',
  range: '24h',
  includeSubaccounts: true,
} as const;

describe('what a recovery asks for', () => {
  it('the rows that were chosen, by their ids', () => {
    expect(recoverBody({ ids: ['7', '8'] })).toEqual({ ids: ['7', '8'] });
  });

  it('what the filters of the list find: without those that are not set, and with a range that no longer moves', () => {
    const body = recoverBody({ filters: FILTERS });
    expect(recoverSchema.parse(body).filter).toMatchObject({
      status: 'failed',
      domain: 'mg.example.com',
      webhookId: FILTERS.webhookId,
      statusCode: 503,
      q: 'refused',
      includeSubaccounts: true,
    });
    const from = Date.parse(recoverSchema.parse(body).filter?.from ?? '');
    expect(Date.now() - from).toBeGreaterThan(86_399_000);
    expect(Date.now() - from).toBeLessThan(86_410_000);
    expect(JSON.stringify(body)).not.toContain('null');
  });

  it('what a webhook missed: by nothing that only a delivery has', () => {
    const { filter } = recoverSchema.parse(recoverBody({ filters: FILTERS, missedBy: FILTERS.webhookId }));
    expect(filter).toMatchObject({ missedBy: FILTERS.webhookId, domain: 'mg.example.com' });
    for (const name of ['webhookId', 'status', 'statusCode', 'q'] as const) expect(filter?.[name]).toBeUndefined();
  });
});
