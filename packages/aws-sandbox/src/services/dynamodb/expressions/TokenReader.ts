import { validation } from '../errors';

const TOKEN =
  /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(\d+)|(<>|<=|>=|[=<>()[\],.+-]))/y;

/** What expressions may name: placeholders of attribute names and of values. */
export interface Placeholders {
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Reads an expression token by token. */
export class TokenReader {
  readonly #kind: string;
  readonly #tokens: string[] = [];
  #position = 0;

  /**
   * @param kind of expression, for messages: `KeyConditionExpression`
   */
  constructor(kind: string, text: string) {
    this.#kind = kind;
    TOKEN.lastIndex = 0;
    let end = 0;
    while (end < text.trimEnd().length) {
      TOKEN.lastIndex = end;
      const match = TOKEN.exec(text);
      if (!match) {
        throw this.error(`Syntax error; token: "${text.slice(end, end + 20)}"`);
      }
      this.#tokens.push(match[0].trim());
      end = TOKEN.lastIndex;
    }
    if (this.#tokens.length === 0) {
      throw this.error('The expression can not be empty;');
    }
  }

  get next(): string | undefined {
    return this.#tokens[this.#position];
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#tokens.length;
  }

  /** The token after the next one. */
  get afterNext(): string | undefined {
    return this.#tokens[this.#position + 1];
  }

  take(): string {
    const token = this.next;
    if (token === undefined) {
      throw this.error('Syntax error; token: <EOF>');
    }
    this.#position += 1;
    return token;
  }

  /** Takes the token if it is this one; words in any case. */
  takeIf(token: string): boolean {
    if (this.next?.toUpperCase() !== token) {
      return false;
    }
    this.#position += 1;
    return true;
  }

  expect(token: string): void {
    if (!this.takeIf(token)) {
      throw this.error(
        `Syntax error; token: "${this.next ?? '<EOF>'}", expected "${token}"`,
      );
    }
  }

  expectEnd(): void {
    if (!this.isAtEnd) {
      throw this.error(`Syntax error; token: "${this.next}"`);
    }
  }

  error(message: string) {
    return validation(`Invalid ${this.#kind}: ${message}`);
  }
}
