import { z } from 'zod';
import { ContractError } from './contract-error';
import type { Fields } from './fields';

const featureSchema = z.object({ enabled: z.boolean() });

/** A switch, JSON in a form field: `{"enabled":true}` (MAILGUN 3, 4); undefined when it is not sent. Throws 400. */
export function featureField(fields: Fields, name: string): boolean | undefined {
  const text = fields.one(name);
  if (text === undefined) return undefined;
  try {
    return featureSchema.parse(JSON.parse(text)).enabled;
  } catch {
    throw new ContractError(400, { message: `${name} must be {"enabled":true} or {"enabled":false}` });
  }
}

/** What both feature endpoints answer when none of their fields is there. */
export function noUpdates(): ContractError {
  return new ContractError(400, { message: 'No valid updates provided' });
}
