import { z } from 'zod';

/** What a tab of the panel can be told about: something of it has changed, so look again. */
export const LIVE_TOPICS = ['deliveries', 'bins', 'webhooks'] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** The data of a `changed` event of `GET /api/live`. */
export const liveChangeSchema = z.object({ topic: z.enum(LIVE_TOPICS) }).meta({ id: 'LiveChange' });
export type LiveChange = z.infer<typeof liveChangeSchema>;
