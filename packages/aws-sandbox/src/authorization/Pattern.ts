/** A piece of a text with wildcards: `*` and `?` count in a `pattern`, in a `literal` they are characters. */
export type TextPart = { pattern: string } | { literal: string };

/** Stands for any number of characters. */
const ANY = -1;
/** Stands for one character. */
const ONE = -2;

const STAR = '*'.charCodeAt(0);
const QUESTION_MARK = '?'.charCodeAt(0);

/** A text with wildcards: `*` stands for any characters, `?` for one. Takes linear space and never backtracks twice. */
export class Pattern {
  private constructor(
    private readonly tokens: readonly number[],
    private readonly exact: string | undefined,
    private readonly ignoreCase: boolean,
  ) {}

  /**
   * @param parts text in which wildcards count (`pattern`) or not (`literal`), in order
   */
  static of(
    parts: readonly TextPart[],
    options: { ignoreCase?: boolean; wildcards?: boolean } = {},
  ): Pattern {
    const { ignoreCase = false, wildcards = true } = options;
    const tokens: number[] = [];
    let text = '';
    for (const part of parts) {
      const isPattern = 'pattern' in part && wildcards;
      const written = 'pattern' in part ? part.pattern : part.literal;
      const piece = ignoreCase ? written.toLowerCase() : written;
      text += piece;
      for (let index = 0; index < piece.length; index++) {
        tokens.push(tokenOf(piece.charCodeAt(index), isPattern));
      }
    }
    const exact = tokens.every(token => token >= 0) ? text : undefined;
    return new Pattern(tokens, exact, ignoreCase);
  }

  matches(given: string): boolean {
    const text = this.ignoreCase ? given.toLowerCase() : given;
    if (this.exact !== undefined) {
      return text === this.exact;
    }
    const { tokens } = this;
    let at = 0;
    let token = 0;
    // Where the last `*` is and how far it reaches by now: on a mismatch it takes one character more.
    let star = -1;
    let reach = 0;
    while (at < text.length) {
      const expected = tokens[token];
      if (expected === ANY) {
        star = token++;
        reach = at;
      } else if (expected === ONE || expected === text.charCodeAt(at)) {
        token++;
        at++;
      } else if (star >= 0) {
        token = star + 1;
        at = ++reach;
      } else {
        return false;
      }
    }
    while (tokens[token] === ANY) {
      token++;
    }
    return token === tokens.length;
  }
}

function tokenOf(code: number, isPattern: boolean): number {
  if (isPattern && code === STAR) {
    return ANY;
  }
  return isPattern && code === QUESTION_MARK ? ONE : code;
}
