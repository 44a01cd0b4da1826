import type { z } from 'zod';
import type { Method } from '../../route-methods';

/**
 * A door of Mailgun's contract as the OpenAPI document lists it. The doors read forms of three kinds by the rules of MAILGUN 1.0 and
 * answer bytes in a prescribed order, so that the schemas here describe them; e2e/api/openapi.spec.ts holds both together.
 */
export interface MailgunOperation {
  method: Method;
  /** With its parameters in braces: `/v1/webhooks/{id}`. */
  path: `/v${string}`;
  operationId: string;
  /** A line for people. */
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Fields, as multipart, urlencoded or JSON. */
  form?: z.ZodObject;
  /** Media types of the body where these are not the three. */
  formTypes?: readonly string[];
  /** The body of a 200; without it the door answers 204. */
  answer?: z.ZodType;
  /** Of the answer, where it is not JSON. */
  answerType?: string;
  /** Bodies of refusals by status, beside `{"message":…}`. */
  refusals?: Partial<Record<number, readonly z.ZodType[]>>;
  /** A bad key is refused with the bare text `Forbidden`. */
  plainBadKey?: boolean;
  /** For everybody: no key is asked for. */
  open?: boolean;
  /** Counted against API_RATE_LIMIT. */
  rateLimited?: boolean;
  /** Left out of the document for whoever must not know of it (PRODUCT 3). */
  primaryOnly?: boolean;
}
