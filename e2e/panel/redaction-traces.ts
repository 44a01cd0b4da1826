/**
 * What tells that personal data can be redacted. Careful with case: ids are random letters, and three of them are soon an
 * abbreviation.
 */
export const REDACTION_TRACE = /[Rr]edact|REDACT|\b(?:pii|PII)\b|\bpii[:._A-Z]|[Pp]ersonal data/;

/** The words around the first trace in a text, for the failure to say what it found; null when there is none. */
export function traceIn(text: string): string | null {
  const at = REDACTION_TRACE.exec(text)?.index;
  return at === undefined ? null : text.slice(Math.max(0, at - 60), at + 60);
}
