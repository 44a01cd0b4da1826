import { AppError } from '@/lib/core/app-error';

/** An opaque cursor of a list: the sort key of the last row that was shown. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key in a cursor: `parts` whole numbers as decimal strings.
 * Throws `invalid_request` for anything that `encodeCursor` did not make.
 */
export function decodeCursor(cursor: string, parts: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts) {
      const texts = key.map(String);
      if (texts.every((text) => /^\d{1,19}$/.test(text) && BigInt(text) <= 0x7fffffffffffffffn)) return texts;
    }
  } catch {
    // Not JSON: answered below like every other foreign cursor.
  }
  throw new AppError('invalid_request', 'This cursor is not one that a list of ours answered with.', {
    cursor: 'Leave it out to start from the newest.',
  });
}

/** Collects SQL conditions and their numbered parameters. */
export class Conditions {
  readonly params: unknown[] = [];
  private readonly parts: string[] = [];

  /** Adds a parameter and returns its placeholder. */
  param(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  add(condition: string): void {
    this.parts.push(condition);
  }

  /** Adds `condition(placeholder)` unless the value is undefined. */
  when<T>(value: T | undefined, condition: (placeholder: string) => string): void {
    if (value !== undefined) this.add(condition(this.param(value)));
  }

  sql(): string {
    return this.parts.length > 0 ? this.parts.join(' and ') : 'true';
  }
}
