import { PLACEHOLDER } from '@/lib/core/personal-text';

/** A recipient as the log may show it: never more than was sent (PRODUCT 2). */
export function shownRecipient(row: { recipient: string; redacted: boolean }): string {
  return row.redacted ? PLACEHOLDER : row.recipient;
}
