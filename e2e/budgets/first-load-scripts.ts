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
 * Kilobytes (1,000 bytes) of JavaScript, gzip, that a page needs before it can be used, the usual meaning of "first-load JS":
 * every script that its own HTML names, as an element, as a preload or as what React loads to make the page's components
 * live. What is fetched afterwards (when the browser is idle, on interaction, for the pages that links lead to) is not in it;
 * Lighthouse's sum of all scripts stands beside it.
 */
export async function firstLoadScripts(url: string, cookie: string): Promise<number> {
  const html = (await wireBytes(url, { cookie })).body.toString('utf8');
  // Read by browsers that know no modules: by none that the panel supports.
  const read = html.replace(/<script\b[^>]*\bnomodule\b[^>]*>/gi, '');
  const sources = (read.match(/\/_next\/static\/[\w./~-]+?\.js\b/g) ?? []).map((path) => new URL(path, url).href);
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
