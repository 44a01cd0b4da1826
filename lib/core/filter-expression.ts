/** A parsed filter expression of the Events API (MAILGUN 7). */
export type FilterExpression =
  | { kind: 'term'; text: string; quoted: boolean }
  | { kind: 'compare'; operator: Comparison; value: number }
  | { kind: 'and' | 'or'; parts: FilterExpression[] }
  | { kind: 'not'; part: FilterExpression };
export type Comparison = '=' | '>' | '>=' | '<' | '<=';

/** An expression that cannot be read. `message` says what is wrong and at which character, counted from 1. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
  constructor(problem: string, position: number) {
    super(`${problem} at position ${position}`);
  }
}

type Token = { at: number } & (
  | { type: 'word' | 'quoted'; text: string }
  | { type: 'AND' | 'OR' | 'NOT' | '(' | ')' | 'end' }
);

const MAX_LENGTH = 2_000;
const MAX_TERMS = 100;
/** Of parentheses and NOTs: each costs a call on the stack. */
const MAX_DEPTH = 32;
const KEYWORDS = ['AND', 'OR', 'NOT'] as const;
const COMPARISON = /^(>=|<=|>|<|=)?(-?\d{1,15}(?:\.\d{1,6})?)$/;

function quotedAt(text: string, start: number): { text: string; end: number } {
  let content = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '"') return { text: content, end: at + 1 };
    // Inside quotes \" and \\ stand for the character itself.
    if (text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at += 1;
    content += text[at];
  }
  throw new FilterSyntaxError('a quote is opened and not closed', start + 1);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (/\s/.test(char)) at += 1;
    else if (char === '(' || char === ')') {
      tokens.push({ type: char, at: at + 1 });
      at += 1;
    } else if (char === '"') {
      const { text: content, end } = quotedAt(text, at);
      if (content.trim() === '') throw new FilterSyntaxError('there is nothing between the quotes', at + 1);
      tokens.push({ type: 'quoted', text: content, at: at + 1 });
      at = end;
    } else {
      const start = at;
      while (at < text.length && !/[\s()"]/.test(text[at] ?? '')) at += 1;
      const word = text.slice(start, at);
      const keyword = KEYWORDS.find((each) => each === word);
      tokens.push(keyword ? { type: keyword, at: start + 1 } : { type: 'word', text: word, at: start + 1 });
    }
  }
  return [...tokens, { type: 'end', at: text.length + 1 }];
}

/** `> 10000` is read like `>10000`. */
function withJoinedOperators(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.type === 'word' && last?.type === 'word' && /^(>=?|<=?|=)$/.test(last.text)) last.text += token.text;
    else joined.push(token);
  }
  return joined;
}

class Parser {
  private index = 0;
  private terms = 0;
  constructor(
    private readonly tokens: Token[],
    private readonly numeric: boolean,
  ) {}

  whole(): FilterExpression {
    const expression = this.alternatives(0);
    const rest = this.peek();
    if (rest.type !== 'end') throw new FilterSyntaxError('there is a closing parenthesis too many', rest.at);
    return expression;
  }

  private peek(): Token {
    return this.tokens[this.index] ?? { type: 'end', at: 0 };
  }

  private alternatives(depth: number): FilterExpression {
    const first = this.conjunction(depth);
    const parts = [first];
    while (this.peek().type === 'OR') {
      this.index += 1;
      parts.push(this.conjunction(depth));
    }
    return parts.length === 1 ? first : { kind: 'or', parts };
  }

  /** AND binds more closely than OR; terms side by side are joined by AND. */
  private conjunction(depth: number): FilterExpression {
    const first = this.operand(depth);
    const parts = [first];
    for (let next = this.peek(); !['OR', ')', 'end'].includes(next.type); next = this.peek()) {
      if (next.type === 'AND') this.index += 1;
      parts.push(this.operand(depth));
    }
    return parts.length === 1 ? first : { kind: 'and', parts };
  }

  private operand(depth: number): FilterExpression {
    const token = this.peek();
    if (depth > MAX_DEPTH) throw new FilterSyntaxError(`it is nested deeper than ${MAX_DEPTH} levels`, token.at);
    this.index += 1;
    switch (token.type) {
      case 'NOT':
        return { kind: 'not', part: this.operand(depth + 1) };
      case '(': {
        const inner = this.alternatives(depth + 1);
        const close = this.peek();
        if (close.type !== ')') throw new FilterSyntaxError('a closing parenthesis is missing', close.at);
        this.index += 1;
        return inner;
      }
      case 'word':
      case 'quoted':
        return this.term(token);
      default:
        throw new FilterSyntaxError(
          `a term is missing before ${token.type === 'end' ? 'the end' : token.type}`,
          token.at,
        );
    }
  }

  private term({ type, text, at }: Token & { type: 'word' | 'quoted' }): FilterExpression {
    this.terms += 1;
    if (this.terms > MAX_TERMS) throw new FilterSyntaxError(`it has more than ${MAX_TERMS} terms`, at);
    if (!this.numeric) return { kind: 'term', text, quoted: type === 'quoted' };
    const [, operator = '=', digits] = COMPARISON.exec(text) ?? [];
    if (digits === undefined) {
      throw new FilterSyntaxError('a number, or a range such as >10000 <20000, is needed', at);
    }
    return { kind: 'compare', operator: operator as Comparison, value: Number(digits) };
  }
}

/**
 * Reads a filter expression: terms side by side or joined by `AND`, `OR`, `NOT`, `"a phrase"`, parentheses; for a
 * `numeric` field numbers and ranges such as `>10000 <20000` instead of terms. The three words are operators in
 * capitals only: `and` is a term. Throws FilterSyntaxError, also for what is too long or too deep.
 */
export function parseFilterExpression(text: string, { numeric = false } = {}): FilterExpression {
  if (text.length > MAX_LENGTH) {
    throw new FilterSyntaxError(`it is longer than ${MAX_LENGTH} characters`, MAX_LENGTH + 1);
  }
  const tokens = tokensOf(text);
  return new Parser(numeric ? withJoinedOperators(tokens) : tokens, numeric).whole();
}
