const BIN = /^\/bin\/([A-Za-z0-9_-]{22})(\/.*)?$/s;

/** Whether a request, by its path, is for the public door of the bins, also where there is no such bin. */
export function isBinPath(url = ''): boolean {
  return /^\/bin\/[^/?#]/.test(url);
}

/** The bin that a path names, what stands below it, and the query, all as sent; null for what names none. */
export function parseBinPath(url: string): { binId: string; path: string; query: string } | null {
  const at = url.indexOf('?');
  const [, binId, path = ''] = BIN.exec(at === -1 ? url : url.slice(0, at)) ?? [];
  return binId === undefined ? null : { binId, path, query: at === -1 ? '' : url.slice(at + 1) };
}
