import { z } from 'zod';
import { deliveryStatusFilterSchema } from './deliveries';
import { logFilterShape } from './log-filters';

const MAX_IDS = 1_000;

/** `POST /api/deliveries/recover`: which deliveries are to be made good for. Either `filter` or `ids`. */
export const recoverSchema = z
  .strictObject({
    filter: z
      .strictObject({
        ...logFilterShape,
        statusCode: z.int().min(100).max(599).optional(),
        status: deliveryStatusFilterSchema
          .optional()
          .meta({ description: 'Without it: what was rejected, exhausted or canceled.' }),
        includeSubaccounts: z.boolean().default(false),
        missedBy: z
          .string()
          .max(24)
          .optional()
          .meta({
            description:
              'Id of a webhook. Instead of deliveries, finds events that it would hear of but that were never owed to it, because ' +
              'it was disabled then or did not exist.',
          }),
      })
      .optional(),
    ids: z.array(z.string().max(19)).min(1).max(MAX_IDS).optional(),
    dryRun: z.boolean().default(false),
    cursor: z.string().max(500).optional(),
  })
  .refine(({ filter, ids }) => (filter === undefined) !== (ids === undefined), {
    message: 'Give either filter or ids.',
    path: ['filter'],
  });
export type RecoverInput = z.output<typeof recoverSchema>;

/** What a call looked at and did. Each call looks at a bounded number; `nextCursor` goes on behind it. */
export const recoverResultSchema = z.object({
  /** Deliveries, or events that were missed, that the filter found. */
  matched: z.int(),
  skipped: z.object({
    /** The event has reached this webhook meanwhile. */
    alreadySucceeded: z.int(),
    /** It is on its way already. */
    pending: z.int(),
    /** The webhook was deleted or disabled, or no longer listens to the type; or the event is no longer stored. */
    webhookGone: z.int(),
  }),
  /** What is, or with `dryRun` would be, sent again. */
  perWebhook: z.array(z.object({ webhookId: z.string(), url: z.string(), count: z.int() })),
  /** New deliveries; 0 with `dryRun`. */
  recovered: z.int(),
  nextCursor: z.string().nullable(),
});
export type RecoverResult = z.infer<typeof recoverResultSchema>;
