/** Whoever clicks in a message without a link clicks here. */
export const NO_LINK = 'https://example.com/';

const HREF = /\bhref\s*=\s*(?:"([^"]{1,4096})"|'([^']{1,4096})'|([^\s"'>]{1,4096}))/gi;
const IN_TEXT = /\bhttps?:\/\/[^\s<>"'\p{C}]{1,4096}/giu;
/** How many places are looked at: one may be filled in a thousand times. */
const MAX_CANDIDATES = 20;

const ENTITIES: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };

function isWeb(link: string): boolean {
  return /^https?:$/.test(URL.canParse(link) ? new URL(link).protocol : '');
}

/** Without what ends a sentence or closes a bracket behind a link. */
function trimmed(link: string): string {
  let end = link.length;
  while (end > 0 && '.,;:!?)]'.includes(link.charAt(end - 1))) end -= 1;
  return link.slice(0, end);
}

function* candidatesOf({ html, text }: { html: string; text: string }): Generator<string> {
  for (const match of html.matchAll(HREF)) {
    const link = match[1] ?? match[2] ?? match[3] ?? '';
    yield link.trim().replace(/&(?:amp|quot|#39|lt|gt);/g, (name) => ENTITIES[name] ?? name);
  }
  for (const body of [html, text]) for (const match of body.matchAll(IN_TEXT)) yield trimmed(match[0]);
}

/**
 * What may be a message's first link, in order: the html's anchors, then what stands in the html as text, then in the
 * text. For `firstLink`: bodies are long, and looked through once.
 */
export function linkCandidates(message: { html: string; text: string }): string[] {
  const found: string[] = [];
  for (const candidate of candidatesOf(message)) if (found.push(candidate) >= MAX_CANDIDATES) break;
  return found;
}

/** The first candidate that is an http or https link once its placeholders are filled in; `NO_LINK` when none is. */
export function firstLink(candidates: string[], fill: (link: string) => string): string {
  for (const candidate of candidates) {
    const link = fill(candidate);
    if (isWeb(link)) return link;
  }
  return NO_LINK;
}
