import type { EventIssue } from './storable-json';

type JsonObject = Record<string, unknown>;
type Kind = 'text' | 'number' | 'whole' | 'flag';
/** What a value has to be: a kind, an object with some known fields, or a list of one shape. */
export type Shape = Kind | readonly [Shape] | { readonly [field: string]: Shape };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** PHP encodes an empty array as a list, also where it means an object. */
export const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const KINDS: Record<Kind, { is: (value: unknown) => boolean; must: string }> = {
  text: { is: (value) => typeof value === 'string', must: 'must be a string' },
  number: { is: (value) => typeof value === 'number', must: 'must be a number' },
  whole: { is: (value) => Number.isSafeInteger(value), must: 'must be a whole number' },
  flag: { is: (value) => typeof value === 'boolean', must: 'must be true or false' },
};

const isKind = (shape: Shape): shape is Kind => typeof shape === 'string';
const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/**
 * Where a value is of another shape than it must be, each place by its path. Null counts as not given, an empty list
 * as an object without fields, and fields that the shape does not name may be anything.
 */
export function shapeIssues(value: unknown, shape: Shape, path: string): EventIssue[] {
  if (value === null || value === undefined) return [];
  if (isKind(shape)) {
    const { is, must } = KINDS[shape];
    return is(value) ? [] : [{ path, message: must }];
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return [{ path, message: 'must be a list' }];
    return value.flatMap((entry, index) => shapeIssues(entry, shape[0], `${path}[${index}]`));
  }
  if (isEmptyList(value)) return [];
  if (!isObject(value)) return [{ path, message: 'must be an object' }];
  return Object.entries(shape).flatMap(([field, inner]) =>
    Object.hasOwn(value, field) ? shapeIssues(value[field], inner, path === '' ? field : `${path}.${field}`) : [],
  );
}
