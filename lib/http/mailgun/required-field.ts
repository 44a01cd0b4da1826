import { ContractError } from './contract-error';
import type { Fields } from './fields';

/** 400 for a field that is not there (MAILGUN 1.2). */
export function missing(name: string): ContractError {
  return new ContractError(400, { message: `Missing parameter '${name}'` });
}

/** The value of a field that has to be there. */
export function requiredField(fields: Fields, name: string): string {
  const value = fields.one(name);
  if (!value) throw missing(name);
  return value;
}

/** All values of a field that has to be there. */
export function requiredValues(fields: Fields, name: string): string[] {
  const values = fields.all(name).filter((value) => value !== '');
  if (values.length === 0) throw missing(name);
  return values;
}
