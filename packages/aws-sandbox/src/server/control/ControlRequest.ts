import { InputError } from '@backstage/errors';
import { WireRequest } from '../../protocols';

/** A request to the control endpoint: what its path, query and body say. */
export class ControlRequest {
  readonly #request: WireRequest;

  constructor(
    request: WireRequest,
    /** What stands at the `:name` parts of the route's path, unescaped. */
    readonly params: Readonly<Record<string, string>>,
  ) {
    this.#request = request;
  }

  /** The first value of a query parameter; nothing where it is absent or empty. */
  query(name: string): string | undefined {
    return this.#request.query.get(name)?.[0] || undefined;
  }

  /**
   * A query parameter that is a whole number from `min` on.
   *
   * @throws InputError when it is something else
   */
  queryNumber(name: string, min = 0): number | undefined {
    const text = this.query(name);
    if (text === undefined) {
      return undefined;
    }
    if (!/^\d{1,15}$/.test(text) || Number(text) < min) {
      throw new InputError(
        `Query parameter '${name}' must be a whole number from ${min} on, not '${text}'`,
      );
    }
    return Number(text);
  }

  /** @throws InputError when a query parameter is none of these */
  allowQuery(...names: string[]): void {
    for (const name of this.#request.query.keys()) {
      if (!names.includes(name)) {
        throw new InputError(
          `Unknown query parameter '${name}'; known are ${
            names.join(', ') || 'none'
          }`,
        );
      }
    }
  }

  /** The body as sent; nothing where there is none. */
  get body(): Buffer {
    return this.#request.body;
  }

  /** @throws InputError when the body is no JSON */
  json(): unknown {
    try {
      return JSON.parse(this.#request.body.toString('utf8'));
    } catch {
      throw new InputError('The body must be JSON');
    }
  }

  /**
   * @param what name of what the body must be, for the error, e.g. `A fault`
   * @throws InputError when the body is no JSON object
   */
  jsonObject(what = 'The body'): Record<string, unknown> {
    const object = `${what} must be a JSON object`;
    let value: unknown;
    try {
      value = this.json();
    } catch {
      throw new InputError(object);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError(object);
    }
    return value as Record<string, unknown>;
  }
}
