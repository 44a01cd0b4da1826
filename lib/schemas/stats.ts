import { z } from 'zod';
import { attemptOutcomeSchema } from './deliveries';

/** Lengths of time that attempts are counted by. */
export const STAT_BUCKETS = ['5m', '15m', '1h', '1d'] as const;
export const statBucketSchema = z.enum(STAT_BUCKETS);
export type StatBucket = z.infer<typeof statBucketSchema>;

/** `GET /api/stats`: the last 24 hours unless `from` and `to` say otherwise, in buckets that suit the range. */
export const statsQuerySchema = z.strictObject({
  webhookId: z.string().max(24).optional(),
  /** Inclusive begin and exclusive end. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  bucket: statBucketSchema.optional(),
});
export type StatsQuery = z.infer<typeof statsQuerySchema>;

const counts = {
  succeeded: z.number().int(),
  rejected: z.number().int(),
  /** Every other answer, and none: what is tried again, or was for the last time. */
  failed: z.number().int(),
  /** Half of the attempts took at most so many milliseconds; null when there were none. */
  p50Ms: z.number().int().nullable(),
  /** 99 of 100 attempts took at most so many milliseconds; null when there were none. */
  p99Ms: z.number().int().nullable(),
};

/** Answer of `GET /api/stats`. Every bucket of the range is there, oldest first, also those without attempts. */
export const statsSchema = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    bucket: statBucketSchema,
    series: z.array(z.object({ at: z.iso.datetime(), ...counts })),
    totals: z.object(counts),
    /** Attempts by status, the most frequent first. Null: there was no answer. */
    codes: z.array(
      z.object({ statusCode: z.number().int().nullable(), outcome: attemptOutcomeSchema, attempts: z.number().int() }),
    ),
  })
  .meta({ id: 'Stats' });
export type Stats = z.infer<typeof statsSchema>;
