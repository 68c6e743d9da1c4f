import { CallContext, RuntimePart } from './types';

/** Work that goes on after the call that began it was answered: operations of stacks, executions, asynchronous invocations. */
export class BackgroundWork implements RuntimePart {
  readonly #names = new Map<object, string>();

  static of(context: Pick<CallContext, 'runtime'>): BackgroundWork {
    return context.runtime('background-work', () => new BackgroundWork());
  }

  /**
   * Counts the work as under way until it has ended.
   *
   * @param name ARN of what is worked on
   */
  follow<T>(name: string, work: Promise<T>): Promise<T> {
    const key = {};
    this.#names.set(key, name);
    return work.finally(() => this.#names.delete(key));
  }

  underWay(): string[] {
    return [...this.#names.values()];
  }
}
