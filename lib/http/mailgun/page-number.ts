import { ContractError } from './contract-error';
import type { Fields } from './fields';

/** A whole number of the query within its bounds. Throws 400 that names them. */
export function pageNumber(
  fields: Fields,
  name: string,
  bounds: { fallback: number; min: number; max: number },
): number {
  const text = fields.one(name);
  if (text === undefined || text === '') return bounds.fallback;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= bounds.min && value <= bounds.max) return value;
  throw new ContractError(400, { message: `${name} must be a whole number from ${bounds.min} to ${bounds.max}` });
}
