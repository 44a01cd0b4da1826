import { z } from 'zod';

const count = z.number().int().min(0);

/** `?budgetMs=` of the cron route: how long new deliveries are taken. What is in flight then still gets its deadline. */
export const cronQuerySchema = z.strictObject({
  budgetMs: z.coerce.number().int().min(100).max(55_000).default(20_000),
});

/** What a dispatcher that was driven by the cron route did. */
export const dispatchCountsSchema = z.object({
  claimed: count,
  succeeded: count,
  rejected: count,
  exhausted: count,
  retried: count,
  canceled: count,
  released: count,
  lost: count,
  durationMs: count,
});
