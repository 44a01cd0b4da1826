/** At most this much of an answer is read; then the connection is destroyed (MAILGUN 9). */
export const MAX_READ_BYTES = 64 * 1024;
/** At most this much of it is kept for the log. */
export const MAX_KEPT_BYTES = 1024;

/**
 * Collects the beginning of an answer's body. What a receiver answers is hostile: it is kept as plain text, never
 * decompressed, and without control characters (SECURITY 11, 12).
 */
export class AnswerReader {
  private readonly kept: Buffer[] = [];
  private keptBytes = 0;
  private readBytes = 0;

  /** Takes a chunk; false when enough was read and the rest must not be waited for. */
  take(chunk: Buffer): boolean {
    this.readBytes += chunk.length;
    if (this.keptBytes < MAX_KEPT_BYTES) {
      const part = chunk.subarray(0, MAX_KEPT_BYTES - this.keptBytes);
      this.kept.push(Buffer.from(part));
      this.keptBytes += part.length;
    }
    return this.readBytes < MAX_READ_BYTES;
  }

  /** The kept beginning as text; null when there was no body. */
  text(): string | null {
    if (this.keptBytes === 0) return null;
    // `stream` leaves out a character that the cut went through.
    const decoded = new TextDecoder().decode(Buffer.concat(this.kept), { stream: true });
    return withoutControls(decoded);
  }
}

/** Text without control characters other than tab and line feed. */
export function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, '');
}
