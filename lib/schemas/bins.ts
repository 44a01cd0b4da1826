import { z } from 'zod';
import { MAX_DELAY_MS } from './bin-limits';
import { regionSchema } from './region-schema';

const STATUS = 'Enter a status from 200 to 599.';
const DELAY = 'Enter a delay from 0 to 30 seconds.';
const status = z.int(STATUS).min(200, STATUS).max(599, STATUS);
const delayMs = z.int(DELAY).min(0, DELAY).max(MAX_DELAY_MS, DELAY);

/** What a bin answers: a status after a delay, or nothing at all. */
export const binAnswerSchema = z.object({
  status: z.int().min(200).max(599),
  delayMs: z.int().min(0).max(MAX_DELAY_MS),
  /** Never answers; status and delay then say nothing. */
  hang: z.boolean(),
});
export type BinAnswer = z.infer<typeof binAnswerSchema>;

const name = z.string().trim().max(100, 'A name has at most 100 characters.');
const answerInput = z.strictObject({
  status: status.optional(),
  delayMs: delayMs.optional(),
  hang: z.boolean().optional(),
});

/** `POST /api/bins`: all of it may be left out. */
export const createBinSchema = z
  .strictObject({ name: name.default(''), answer: answerInput.optional() })
  .optional()
  .transform((input) => input ?? { name: '' });

/** `PATCH /api/bins/{id}`: only what is named changes, at once. */
export const updateBinSchema = z.strictObject({ name: name.optional(), answer: answerInput.optional() });
export type UpdateBinInput = z.infer<typeof updateBinSchema>;

export const binSchema = z
  .object({
    id: z.string(),
    /** Takes any method, also below it. */
    url: z.string(),
    name: z.string(),
    region: regionSchema,
    answer: binAnswerSchema,
    /** Requests that ever arrived; the newest 500 of them are kept. */
    received: z.int(),
    lastRequestAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Bin' });
export type Bin = z.infer<typeof binSchema>;

/** What a signature is worth, in one word. */
export const SIGNATURE_VERDICTS = [
  'valid',
  'wrong_key',
  'body_changed',
  'missing',
  'malformed',
  'too_old',
  'in_future',
] as const;
export type SignatureVerdict = (typeof SIGNATURE_VERDICTS)[number];
const verdictSchema = z.enum(SIGNATURE_VERDICTS);

/** One scheme's verdict, and each signature's of its own. Sentences for people. */
export const signatureCheckSchema = z
  .object({
    verdict: verdictSchema,
    detail: z.string(),
    /** How old the signature was on arrival, in milliseconds; null without a timestamp. */
    ageMs: z.number().nullable(),
    signatures: z.array(z.object({ name: z.string(), verdict: verdictSchema, detail: z.string() })),
  })
  .meta({ id: 'SignatureCheck' });
export type SignatureCheck = z.infer<typeof signatureCheckSchema>;

/** What the signatures of a request were worth when it arrived. */
export const binChecksSchema = z.object({
  /** Mailgun's `signature` object in the body. */
  mailgun: signatureCheckSchema,
  /** The `webhook-*` headers of Standard Webhooks. */
  standardWebhooks: signatureCheckSchema,
  /** `event-data.event`, where the body has one. */
  event: z.string().nullable(),
});
export type BinChecks = z.infer<typeof binChecksSchema>;

const requestFields = {
  /** Numbered from 1 within the bin. */
  id: z.string(),
  receivedAt: z.iso.datetime(),
  method: z.string(),
  /** Below the bin, as sent. */
  path: z.string(),
  query: z.string(),
  contentType: z.string().nullable(),
  /** Bytes that arrived. */
  bodyBytes: z.int(),
  /** Only the first 256 KiB are kept. */
  bodyCut: z.boolean(),
  remoteAddress: z.string().nullable(),
  /** The status that was answered; null where it was left without an answer. */
  answered: z.int().nullable(),
};

export const binRequestSchema = z
  .object({
    ...requestFields,
    event: z.string().nullable(),
    mailgun: verdictSchema,
    standardWebhooks: verdictSchema,
  })
  .meta({ id: 'BinRequest' });
export type BinRequest = z.infer<typeof binRequestSchema>;

export const binRequestDetailSchema = z
  .object({
    ...requestFields,
    checks: binChecksSchema,
    /** In the order sent. Cookies and the credentials of `authorization` are not kept. */
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    body: z.string(),
    /** How `body` is written: as text, or in base64 where it is no UTF-8. */
    bodyEncoding: z.enum(['utf8', 'base64']),
  })
  .meta({ id: 'BinRequestDetail' });
export type BinRequestDetail = z.infer<typeof binRequestDetailSchema>;

/** `DELETE /api/bins/{id}` and its requests. */
export const binDeletedSchema = z.object({ id: z.string() });
export const binClearedSchema = z.object({ id: z.string(), cleared: z.int() });
