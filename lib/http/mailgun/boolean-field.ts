import { ContractError } from './contract-error';
import type { Fields } from './fields';

const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];

/** `true`, `yes`, `false`, `no` of a form; undefined when it is not sent. Throws 400 for anything else. */
export function booleanField(fields: Fields, name: string): boolean | undefined {
  const text = fields.one(name)?.toLowerCase();
  if (text === undefined || text === '') return undefined;
  if (TRUE.includes(text)) return true;
  if (FALSE.includes(text)) return false;
  throw new ContractError(400, { message: `${name} must be true or false` });
}
