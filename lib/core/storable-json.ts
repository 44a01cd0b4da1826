import type { EventIssue } from './event-issue';
import { isObject } from './event-shape';

const MAX_DEPTH = 16;
const MAX_VALUES = 5_000;
const MAX_KEY_LENGTH = 256;
const MAX_STRING_LENGTH = 65_536;
/** More would only repeat themselves. */
const MAX_ISSUES = 20;
/** PostgreSQL's text cannot hold NUL, and UTF-8 has no half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
/** The cheaper question, which nearly every text answers with no: a NUL or any half of a pair, its other half there or not. */
const SUSPECT = /[\0\ud800-\udfff]/;
const PLAIN_KEY = /^[A-Za-z_][\w-]{0,99}$/;

function childPath(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}[${key}]`;
  if (!PLAIN_KEY.test(key)) return `${parent}[${JSON.stringify(key.slice(0, 100))}]`;
  return parent === '' ? key : `${parent}.${key}`;
}

function textProblem(text: string, maxLength: number): string | null {
  if (text.length > maxLength) return `must have at most ${maxLength.toLocaleString('en')} characters`;
  if (!SUSPECT.test(text) || !UNSTORABLE.test(text)) return null;
  return text.includes('\0') ? 'must not contain a NUL character' : 'must not contain half of a surrogate pair';
}

/**
 * What in a parsed JSON value could not be stored or sent as it is: NUL, lone surrogates, numbers beyond
 * what JSON can say, and what is too deep, too long or too much. Empty when all is well.
 */
export function storageIssues(root: unknown): EventIssue[] {
  const issues: EventIssue[] = [];
  let values = 0;

  function problemOf(value: unknown, depth: number): string | null {
    if (typeof value === 'string') return textProblem(value, MAX_STRING_LENGTH);
    if (typeof value === 'number') return Number.isFinite(value) ? null : 'is a number too large for JSON';
    if (typeof value === 'object') return depth < MAX_DEPTH ? null : `is nested deeper than ${MAX_DEPTH} levels`;
    return typeof value === 'boolean' || value === undefined ? null : 'is not a JSON value';
  }

  // Where the walk is. Made into words only when something is wrong there, since nearly always nothing is.
  const keys: (string | number)[] = [];
  const tell = (message: string) => issues.push({ path: keys.reduce<string>(childPath, ''), message });

  function visitChild(key: string | number, value: unknown): void {
    keys.push(key);
    const keyProblem = typeof key === 'string' ? textProblem(key, MAX_KEY_LENGTH) : null;
    if (keyProblem !== null) tell(`its name ${keyProblem}`);
    visit(value);
    keys.pop();
  }

  function visit(value: unknown): void {
    values += 1;
    if (values > MAX_VALUES || issues.length >= MAX_ISSUES) return;
    const problem = problemOf(value, keys.length);
    if (problem !== null) tell(problem);
    else if (Array.isArray(value)) for (const [index, entry] of value.entries()) visitChild(index, entry);
    else if (isObject(value)) for (const key of Object.keys(value)) visitChild(key, value[key]);
  }

  visit(root);
  if (values > MAX_VALUES) {
    issues.push({ path: '', message: `must have at most ${MAX_VALUES.toLocaleString('en')} values` });
  }
  return issues;
}
