import { CallContext } from '../core/types';
import { LambdaAuthorization } from './types';

/** Entries before the oldest go. */
const CAPACITY = 10_000;

/** Answers of authorizers, each for the time that its authorizer sets. */
export class KeptAuthorizations {
  readonly #entries = new Map<
    string,
    { until: number; authorization: LambdaAuthorization }
  >();

  static of(context: CallContext): KeptAuthorizations {
    return context.runtime(
      'execute-api-authorizations',
      () => new KeptAuthorizations(),
    );
  }

  get(key: string, now: Date): LambdaAuthorization | undefined {
    const entry = this.#entries.get(key);
    return entry && now.getTime() < entry.until
      ? { ...entry.authorization, latency: 0 }
      : undefined;
  }

  set(key: string, until: number, authorization: LambdaAuthorization): void {
    this.#entries.delete(key);
    this.#entries.set(key, { until, authorization });
    if (this.#entries.size > CAPACITY) {
      this.#entries.delete(this.#entries.keys().next().value!);
    }
  }
}
