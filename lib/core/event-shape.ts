import type { EventIssue } from './event-issue';

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

function collectIssues(value: unknown, shape: Shape, path: string, issues: EventIssue[]): void {
  if (value === null || value === undefined) return;
  if (isKind(shape)) {
    const { is, must } = KINDS[shape];
    if (!is(value)) issues.push({ path, message: must });
  } else if (isList(shape)) {
    if (!Array.isArray(value)) issues.push({ path, message: 'must be a list' });
    else for (const [index, entry] of value.entries()) collectIssues(entry, shape[0], `${path}[${index}]`, issues);
  } else if (isObject(value)) {
    for (const field in shape) {
      const inner = shape[field];
      if (inner === undefined || !Object.hasOwn(value, field)) continue;
      collectIssues(value[field], inner, path === '' ? field : `${path}.${field}`, issues);
    }
  } else if (!isEmptyList(value)) issues.push({ path, message: 'must be an object' });
}

/**
 * Where a value is of another shape than it must be, each place by its path. Null counts as not given, an empty list
 * as an object without fields, and fields that the shape does not name may be anything. Every event passes
 * through here, so it walks the shape without making lists on the way.
 */
export function shapeIssues(value: unknown, shape: Shape, path: string): EventIssue[] {
  const issues: EventIssue[] = [];
  collectIssues(value, shape, path, issues);
  return issues;
}
