import type { z } from 'zod';
import { AppError } from '@/lib/core/app-error';

/** `events[17].severity`: the path of a value as error fields name it. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}

/** The issues of a failed parse as error fields; unrecognised keys are named one by one. */
export function fieldsOfIssues(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    const paths =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => fieldPath([...issue.path, key]))
        : [fieldPath(issue.path)];
    for (const path of paths)
      fields[path] ??= issue.code === 'unrecognized_keys' ? 'Unrecognized field.' : issue.message;
  }
  return fields;
}

/** `value` as the schema's output. Throws `invalid_request` that names every bad field. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid_request', 'Some values are not valid.', fieldsOfIssues(parsed.error.issues));
}
