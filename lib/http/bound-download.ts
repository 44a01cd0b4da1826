import type { ServerResponse } from 'node:http';

export interface DownloadLimits {
  /** The client took nothing of what waits for it. */
  idleMs: number;
  /** From the request to the last byte. */
  totalMs: number;
}

/** The export of failure logs, with or without a region's prefix: the one answer that is made while it is read. */
const DOWNLOAD = /^(?:\/(?:us|eu))?\/api\/failure-logs\/export\/?(?:\?|$)/;

/** Enough for a million rows over a slow line; who needs longer narrows the filter. */
export const DOWNLOAD_LIMITS: DownloadLimits = { idleMs: 30_000, totalMs: 10 * 60_000 };

/** Whether a request is answered with a file that is made while the client reads. */
export function isDownload(method: string | undefined, url = '/'): boolean {
  return method === 'GET' && DOWNLOAD.test(url);
}

/**
 * Ends an answer by destroying its connection when its client does not read, or takes longer than anybody needs. Whoever makes
 * the answer is told by that, as of any client that goes away, and gives back what it holds: without this a client
 * that stops reading would hold it for ever. While it is we who are slow, nothing waits for the client and the clock stands.
 */
export function boundDownload(response: ServerResponse, { idleMs, totalMs }: DownloadLimits): void {
  const total = setTimeout(() => response.destroy(), totalMs);
  response.once('close', () => clearTimeout(total));
  // Node looks at this clock before it calls: bytes that went out meanwhile, however few, wind it up again.
  response.setTimeout(idleMs, () => {
    if (response.writableLength > 0) response.destroy();
    else response.setTimeout(idleMs);
  });
}
