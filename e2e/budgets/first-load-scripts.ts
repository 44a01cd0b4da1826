import { request } from 'node:http';

/** The bytes of an answer as they come over the wire, with `accept-encoding: gzip`. */
function wireBytes(
  url: string,
  headers: Record<string, string>,
): Promise<{ body: Buffer; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve({ body: Buffer.concat(chunks), encoding: response.headers['content-encoding'] })
          : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    })
      .on('error', reject)
      .end();
  });
}

/**
 * Kilobytes (1,000 bytes) of JavaScript, gzip, that a page's own HTML asks for: its script elements and preloads, the
 * usual meaning of "first-load JS". What is fetched later, on interaction or for the next page, is not in it.
 */
export async function firstLoadScripts(url: string, cookie: string): Promise<number> {
  const html = (await wireBytes(url, { cookie })).body.toString('utf8');
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const sources = tags.flatMap((tag) => {
    // Read by browsers that know no modules: by none that the panel supports.
    if (/\bnomodule\b/i.test(tag)) return [];
    const [, source] = /\b(?:src|href)="([^"]+\.js(?:\?[^"]*)?)"/.exec(tag) ?? [];
    return source === undefined ? [] : [new URL(source.replaceAll('&amp;', '&'), url).href];
  });
  let bytes = 0;
  for (const source of new Set(sources)) {
    const { body, encoding } = await wireBytes(source, { 'accept-encoding': 'gzip' });
    // What fits into a packet is not worth compressing; the server leaves it.
    if (encoding !== 'gzip' && body.length > 2_000) throw new Error(`${source} came without gzip.`);
    bytes += body.length;
  }
  if (bytes === 0) throw new Error(`${url} names no script.`);
  return Math.round(bytes / 100) / 10;
}
