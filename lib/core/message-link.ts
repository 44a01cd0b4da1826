/** Whoever clicks in a message without a link clicks here. */
export const NO_LINK = 'https://example.com/';

const HREF = /\bhref\s*=\s*(?:"([^"]{1,4096})"|'([^']{1,4096})'|([^\s"'>]{1,4096}))/gi;
const IN_TEXT = /\bhttps?:\/\/[^\s<>"'\p{C}]{1,4096}/giu;
/** How many places are looked at. */
const MAX_CANDIDATES = 200;

const ENTITIES: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };

function isWeb(link: string): boolean {
  return /^https?:$/.test(URL.canParse(link) ? new URL(link).protocol : '');
}

/**
 * The first http or https link of a message: of the html's anchors, else of the html as text, else of the text. `fill` is asked for each
 * candidate, so that a link may be, or hold, a placeholder. `NO_LINK` when there is none.
 */
export function firstLink({ html, text }: { html: string; text: string }, fill: (link: string) => string): string {
  let candidates = 0;
  function* found(): Generator<string> {
    for (const match of html.matchAll(HREF)) {
      yield (match[1] ?? match[2] ?? match[3] ?? '').replace(
        /&(?:amp|quot|#39|lt|gt);/g,
        (name) => ENTITIES[name] ?? name,
      );
    }
    // A full stop or a bracket behind a link belongs to the sentence.
    for (const body of [html, text])
      for (const match of body.matchAll(IN_TEXT)) yield match[0].replace(/[.,;:!?)\]]+$/, '');
  }
  for (const candidate of found()) {
    const link = fill(candidate.trim());
    if (isWeb(link)) return link;
    candidates += 1;
    if (candidates >= MAX_CANDIDATES) break;
  }
  return NO_LINK;
}
