import { env } from './env';
import { listeningUrl } from './listening-url';

/**
 * Where the web process of this machine listens: as the supervisor or that process itself says. Null for a worker that was
 * started alone, which may be on another machine.
 */
export function listeningOrigin(): string | null {
  const { POSTWIRE_WEB: url } = env();
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
}

/** What the URLs begin with that we give out: PUBLIC_URL, or the server's own address where that is unset. */
export function ownOrigin(): string {
  const { PUBLIC_URL, HOST, PORT } = env();
  return new URL(PUBLIC_URL ?? listeningOrigin() ?? listeningUrl(HOST, PORT)).origin;
}
