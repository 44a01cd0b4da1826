import type { Comparison, FilterExpression } from './filter-expression';

/** Two letters outside ASCII become ASCII in lower case; kept, so that a search in ASCII alone finds what we find. */
const FOLDS_TO_ASCII = /[\u212a\u0130]/;

/** Text as it is compared: case makes no difference. */
export function foldCase(text: string): string {
  if (!FOLDS_TO_ASCII.test(text)) return text.toLowerCase();
  return text.replace(/[^\u212a\u0130]+/g, (run) => run.toLowerCase());
}

/**
 * How a term is found in a field's value:
 * `whole`: the value is the term · `words`: the term stands in it as whole words, a phrase as it is ·
 * `labels`: as `words`, but only blanks part words (`order` is not found in `order-paid`) ·
 * `addresses`: a term with an @ is one of the addresses of the header, any other is found as in `words`.
 */
export type TermMode = 'whole' | 'words' | 'labels' | 'addresses';

const WORD = /[\p{L}\p{N}\p{M}_]/u;
/** What stands between the addresses of a header. */
const NOT_OF_ADDRESS = /[\s<>,;:"()]+/;

/** Whether `term` occurs with no character that `joins` beside it; only the edges where it has such itself count. */
function occursAlone(value: string, term: string, joins: (char: string) => boolean): boolean {
  const joinsAt = (text: string, at: number) => {
    const char = at < 0 ? '' : String.fromCodePoint(text.codePointAt(at) ?? 32);
    return char !== '' && at < text.length && joins(char);
  };
  const [startJoins, endJoins] = [joinsAt(term, 0), joinsAt(term, term.length - 1)];
  for (let at = value.indexOf(term); at !== -1; at = value.indexOf(term, at + 1)) {
    const before = startJoins && joinsAt(value, at - 1);
    const after = endJoins && joinsAt(value, at + term.length);
    if (!before && !after) return true;
  }
  return false;
}

const isWordChar = (char: string) => WORD.test(char);
const isNoBlank = (char: string) => !/\s/.test(char);

/** A message id or an address may be written with its angle brackets. */
export function withoutBrackets(text: string): string {
  return /^<[^<>]*>$/.test(text) ? text.slice(1, -1) : text;
}

function termMatches(value: string, term: string, quoted: boolean, mode: TermMode): boolean {
  if (mode === 'whole') return value === term;
  if (mode === 'labels') return occursAlone(value, term, isNoBlank);
  if (mode === 'addresses' && /^[^\s<>]+@[^\s<>]+$/.test(term)) return value.split(NOT_OF_ADDRESS).includes(term);
  return quoted ? value.includes(term) : occursAlone(value, term, isWordChar);
}

const COMPARE: Record<Comparison, (value: number, than: number) => boolean> = {
  '=': (value, than) => value === than,
  '>': (value, than) => value > than,
  '>=': (value, than) => value >= than,
  '<': (value, than) => value < than,
  '<=': (value, than) => value <= than,
};

/** The text that is looked for: brackets around an id or an address are left off. */
export function soughtText({ text, quoted }: { text: string; quoted: boolean }, mode: TermMode): string {
  return foldCase(
    mode === 'whole' || (mode === 'addresses' && !(quoted && /\s/.test(text))) ? withoutBrackets(text) : text,
  );
}

/**
 * Whether a field with these values (none when the event lacks it, several for a list such as tags) fulfils the
 * expression. A term is fulfilled by any of the values, so that `a b` may be found in two of them.
 */
export function matchesFilter(
  expression: FilterExpression,
  values: readonly (string | number)[],
  mode: TermMode,
): boolean {
  const folded = values.map((value) => (typeof value === 'string' ? foldCase(value) : value));
  const holds = (each: FilterExpression): boolean => {
    switch (each.kind) {
      case 'and':
        return each.parts.every(holds);
      case 'or':
        return each.parts.some(holds);
      case 'not':
        return !holds(each.part);
      case 'compare':
        return folded.some((value) => typeof value === 'number' && COMPARE[each.operator](value, each.value));
      case 'term': {
        const term = soughtText(each, mode);
        return folded.some((value) => termMatches(String(value), term, each.quoted, mode));
      }
    }
  };
  return holds(expression);
}

/**
 * What must stand in a text for the expression to be fulfilled by it: in each group at least one of the pieces. A
 * necessary condition, not a sufficient one; empty when nothing is certain, as for NOT.
 */
export function requiredPieces(expression: FilterExpression, mode: TermMode): string[][] {
  switch (expression.kind) {
    case 'term':
      return [[soughtText(expression, mode)]];
    case 'and':
      return expression.parts.flatMap((part) => requiredPieces(part, mode));
    case 'or': {
      const groups = expression.parts.map((part) => requiredPieces(part, mode)[0]);
      const certain = groups.filter((group) => group !== undefined);
      return certain.length === groups.length ? [certain.flat()] : [];
    }
    default:
      return [];
  }
}
