/** A text with wildcards: `*` stands for any characters, `?` for one. */
export class Pattern {
  readonly #expression: RegExp;

  private constructor(expression: RegExp) {
    this.#expression = expression;
  }

  /**
   * @param parts text in which wildcards count (`pattern`) or not (`literal`), in order
   */
  static of(
    parts: ReadonlyArray<{ pattern: string } | { literal: string }>,
    options: { ignoreCase?: boolean; wildcards?: boolean } = {},
  ): Pattern {
    const source = parts
      .map(part => {
        const text = 'pattern' in part ? part.pattern : part.literal;
        const escaped = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
        return 'pattern' in part && options.wildcards !== false
          ? escaped.replace(/\\\*/g, '.*').replace(/\\\?/g, '.')
          : escaped;
      })
      .join('');
    return new Pattern(
      new RegExp(`^${source}$`, options.ignoreCase ? 'is' : 's'),
    );
  }

  matches(text: string): boolean {
    return this.#expression.test(text);
  }
}
