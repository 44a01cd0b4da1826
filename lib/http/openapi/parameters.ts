import { z } from 'zod';

/** The header of both APIs with which a primary's key acts on a subaccount (MAILGUN 3), as a component. */
export const ON_BEHALF_OF_PARAMETER = { $ref: '#/components/parameters/OnBehalfOf' } as const;

export const parameterComponents = {
  OnBehalfOf: {
    name: 'X-Mailgun-On-Behalf-Of',
    in: 'header' as const,
    description: "Id of a subaccount that a primary's key acts on. Without it the key acts on its own account.",
    schema: { type: 'string' as const },
  },
};

/** A query's or a path's schema, which must be an object for its fields to be parameters. */
export function objectSchema(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new Error('Parameters are declared by a z.object: one field each.');
}
