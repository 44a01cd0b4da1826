/** Something wrong with one value of an event; `path` is like `message.headers.to` or `tags[2]`, '' for the whole. */
export interface EventIssue {
  path: string;
  message: string;
}

const MAX_DEPTH = 16;
const MAX_VALUES = 5_000;
const MAX_KEY_LENGTH = 256;
const MAX_STRING_LENGTH = 65_536;
/** More would only repeat themselves. */
const MAX_ISSUES = 20;
/** PostgreSQL's text cannot hold NUL, and UTF-8 has no half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const PLAIN_KEY = /^[A-Za-z_][\w-]{0,99}$/;

function childPath(parent: string, key: string): string {
  if (!PLAIN_KEY.test(key)) return `${parent}[${JSON.stringify(key.slice(0, 100))}]`;
  return parent === '' ? key : `${parent}.${key}`;
}

function textProblem(text: string, maxLength: number): string | null {
  if (text.length > maxLength) return `must have at most ${maxLength.toLocaleString('en')} characters`;
  if (!UNSTORABLE.test(text)) return null;
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

  function visit(value: unknown, path: string, depth: number): void {
    values += 1;
    if (values > MAX_VALUES || issues.length >= MAX_ISSUES) return;
    const problem = problemOf(value, depth);
    if (problem !== null) issues.push({ path, message: problem });
    else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) visit(entry, `${path}[${index}]`, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        const keyProblem = textProblem(key, MAX_KEY_LENGTH);
        if (keyProblem !== null) issues.push({ path: childPath(path, key), message: `its name ${keyProblem}` });
        visit(inner, childPath(path, key), depth + 1);
      }
    }
  }

  visit(root, '', 0);
  if (values > MAX_VALUES) {
    issues.push({ path: '', message: `must have at most ${MAX_VALUES.toLocaleString('en')} values` });
  }
  return issues;
}
