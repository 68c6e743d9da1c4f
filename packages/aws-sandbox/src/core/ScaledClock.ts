import { Clock } from './types';

/** AWS time on a scale: waits are shortened, the time of day is the real one. */
export class ScaledClock implements Clock {
  readonly #scale: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #lastTick = 0;
  #stopped = false;

  constructor(options: { scale: number }) {
    this.#scale = options.scale;
  }

  now(): Date {
    return new Date();
  }

  tick(): Date {
    this.#lastTick = Math.max(Date.now(), this.#lastTick + 1);
    return new Date(this.#lastTick);
  }

  sleep(awsMilliseconds: number): Promise<void> {
    return new Promise(resolve => {
      if (this.#stopped) {
        return;
      }
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, awsMilliseconds * this.#scale);
      this.#timers.add(timer);
    });
  }

  /** Ends all waits for good: what sleeps never wakes, so that a stopped sandbox does no more work. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}
