import { z } from 'zod';

/** The person or key that did something, by the name that it had then. Null = Postwire itself, when the account was set up. */
export const actorSchema = z.object({ kind: z.enum(['user', 'key']), name: z.string() }).nullable();
