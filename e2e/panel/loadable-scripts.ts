import type { APIRequestContext } from '@playwright/test';

const SCRIPT = /static\/chunks\/[\w./~-]+?\.js\b/g;

/** Scripts that a text names: a page's HTML, its data, or a script that loads others. */
export function scriptsNamedIn(text: string): string[] {
  return [...new Set(text.match(SCRIPT) ?? [])];
}

/**
 * Every script that these texts lead to: the ones that they name, the ones that those name, and so on, whether or not a
 * page ever comes to load it. Each with its text; null for one that is not handed out.
 */
export async function loadableScripts(
  request: APIRequestContext,
  texts: readonly string[],
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  const waiting = texts.flatMap(scriptsNamedIn);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const answer = await request.get(`/_next/${name}`);
    const text = answer.ok() ? await answer.text() : null;
    found.set(name, text);
    if (text !== null) waiting.push(...scriptsNamedIn(text));
  }
  return found;
}
