/** A pattern for LIKE and ILIKE that finds the text as it is, anywhere. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
