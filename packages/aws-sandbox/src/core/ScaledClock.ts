import { performance } from 'perf_hooks';
import { setImmediate as nextTurn } from 'timers/promises';
import { Clock, SleepOptions } from './types';
import { Sleeper, SleeperQueue } from './SleeperQueue';

/** Longest wait that a timer of Node.js can have. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Timers may fire this much before the high-resolution clock says so. */
const TIMER_TOLERANCE_MS = 1;

/** Turns of the event loop that whoever was woken has before the next one is, for what services await in memory. */
const TURNS_PER_WAKING = 3;

/**
 * AWS time: waits are shortened by a scale, the time of day is the real one plus what it was advanced by.
 *
 * Waits run on a time line of their own, in milliseconds of AWS time since the start, which wall time and {@link advance} move.
 */
export class ScaledClock implements Clock {
  readonly #sleepers = new SleeperQueue();
  #scale: number;
  #advanced = 0;
  #lastTick = 0;
  /** Where the time line was at the wall time {@link #since}. */
  #position = 0;
  #since = performance.now();
  /** While it is advanced, the time line moves by nothing else. */
  #advancing = false;
  #latestAdvance: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: { scale: number }) {
    this.#scale = options.scale;
  }

  /** Wall time per AWS time. */
  get scale(): number {
    return this.#scale;
  }

  /** Changes the pace of everything that waits, from now on. */
  set scale(scale: number) {
    this.#settlePosition();
    this.#scale = scale;
    this.#setTimer();
  }

  /** How far the time of day is ahead of the real one, in milliseconds. */
  get advanced(): number {
    return this.#advanced;
  }

  /** How many wait for something to happen; waits in the background do not count. */
  get pending(): number {
    return this.#sleepers.pending;
  }

  /** AWS time until somebody is woken, in milliseconds; nothing where nobody waits. */
  get untilNext(): number | undefined {
    this.#settlePosition();
    const next = this.#sleepers.first;
    return next && Math.max(0, next.due - this.#position);
  }

  now(): Date {
    return new Date(this.time());
  }

  /** The same as a number, for where a date is not worth making. */
  time(): number {
    return Date.now() + Math.floor(this.#advanced);
  }

  tick(): Date {
    this.#lastTick = Math.max(this.time(), this.#lastTick + 1);
    return new Date(this.#lastTick);
  }

  sleep(awsMilliseconds: number, options: SleepOptions = {}): Promise<void> {
    return new Promise(wake => {
      if (this.#stopped) {
        return;
      }
      this.#settlePosition();
      this.#sleepers.add({
        due: this.#position + Math.max(0, awsMilliseconds),
        background: options.background ?? false,
        wake,
      });
      this.#setTimer();
    });
  }

  /**
   * Moves the time forward. Whoever sleeps until then is woken in the order of the times, and what each one starts runs before the next is
   * woken, as long as it stays in memory: work of child processes and of the network is not waited for.
   *
   * @param awsMilliseconds AWS time; the time of day moves by the same
   * @returns when all that became due has run
   */
  advance(awsMilliseconds: number): Promise<void> {
    this.#latestAdvance = this.#latestAdvance.then(() =>
      this.#advance(awsMilliseconds),
    );
    return this.#latestAdvance;
  }

  /** Goes on from a time of day that another clock had reached, waking nobody. */
  resumeAt(advanced: number): void {
    this.#advanced = advanced;
  }

  /** Ends all waits for good: what sleeps never wakes, so that a stopped sandbox does no more work. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#sleepers.clear();
  }

  async #advance(awsMilliseconds: number): Promise<void> {
    this.#settlePosition();
    this.#advancing = true;
    clearTimeout(this.#timer);
    let left = awsMilliseconds;
    try {
      await runTurns();
      for (;;) {
        const next = this.#sleepers.first;
        const gap = next ? Math.max(0, next.due - this.#position) : Infinity;
        if (!next || gap > left) {
          break;
        }
        this.#move(gap);
        left -= gap;
        this.#sleepers.takeFirst();
        next.wake();
        await runTurns();
      }
      this.#move(left);
    } finally {
      this.#advancing = false;
      this.#since = performance.now();
      this.#setTimer();
    }
  }

  #move(awsMilliseconds: number): void {
    this.#position += awsMilliseconds;
    this.#advanced += awsMilliseconds;
  }

  /** Lets the time line take in the wall time that has passed. */
  #settlePosition(): void {
    const now = performance.now();
    if (!this.#advancing) {
      this.#position += (now - this.#since) / this.#scale;
    }
    this.#since = now;
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const next = this.#sleepers.first;
    if (!next || this.#advancing || this.#stopped) {
      return;
    }
    const wait = (next.due - this.#position) * this.#scale;
    this.#timer = setTimeout(
      () => this.#wakeDue(),
      Math.min(Math.max(0, wait), MAX_TIMER_MS),
    );
  }

  #wakeDue(): void {
    this.#settlePosition();
    const due = this.#position + TIMER_TOLERANCE_MS / this.#scale;
    const woken: Sleeper[] = [];
    for (
      let next = this.#sleepers.first;
      next && next.due <= due;
      next = this.#sleepers.first
    ) {
      this.#sleepers.takeFirst();
      woken.push(next);
    }
    this.#setTimer();
    woken.forEach(({ wake }) => wake());
  }
}

/** Lets what can run now run. */
async function runTurns(): Promise<void> {
  for (let turn = 0; turn < TURNS_PER_WAKING; turn++) {
    await nextTurn();
  }
}
