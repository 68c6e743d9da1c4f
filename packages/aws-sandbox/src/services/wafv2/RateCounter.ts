import { Clock } from '../../core/types';

/** Counts requests by key, each for as long as the evaluation window lasts in AWS time. */
export class RateCounter {
  readonly #counts = new Map<string, number>();

  /** Counts one more. @returns how many there are in the window */
  count(clock: Clock, key: string, windowSeconds: number): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    void clock
      .sleep(windowSeconds * 1000, { background: true })
      .then(() => this.#forgetOne(key));
    return count;
  }

  #forgetOne(key: string): void {
    const left = (this.#counts.get(key) ?? 1) - 1;
    if (left > 0) {
      this.#counts.set(key, left);
    } else {
      this.#counts.delete(key);
    }
  }
}
