/** The id, and below it only segments of plain characters: nothing that two readers of a path could read differently. */
const PATH = /^\/bin\/([A-Za-z0-9_-]{22})(?:\/[A-Za-z0-9._~-]+)*\/?$/;

/**
 * The id of the bin that a URL names, or null when it is none of ours: exactly our own origin (scheme, host and port) and the
 * path of a bin, as the URL parser reads it, dot segments resolved. What else there is at that origin is never meant
 * (decision 0011), nor is a bin behind escapes such as `%2f`. Whether the bin exists is not told here.
 */
export function binIdOf(url: URL, ownOrigin: string): string | null {
  if (url.origin !== ownOrigin) return null;
  return PATH.exec(url.pathname)?.[1] ?? null;
}
