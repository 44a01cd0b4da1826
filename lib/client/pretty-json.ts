/** JSON with indentation; any other text as it is. For showing only: the bytes that were sent are the compact ones. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
