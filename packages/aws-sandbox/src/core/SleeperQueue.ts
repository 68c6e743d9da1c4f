/** Somebody who waits for a point of the time line. */
export interface Sleeper {
  readonly due: number;
  readonly background: boolean;
  wake(): void;
}

interface Entry extends Sleeper {
  /** Tells apart who is due at the same time: first come, first woken. */
  readonly order: number;
}

/** Sleepers by the time at which they are due: a binary heap. */
export class SleeperQueue {
  readonly #heap: Entry[] = [];
  #order = 0;
  #background = 0;

  /** How many wait, apart from those in the background. */
  get pending(): number {
    return this.#heap.length - this.#background;
  }

  get first(): Sleeper | undefined {
    return this.#heap[0];
  }

  add(sleeper: Sleeper): void {
    this.#order += 1;
    this.#background += sleeper.background ? 1 : 0;
    this.#heap.push({ ...sleeper, order: this.#order });
    let index = this.#heap.length - 1;
    while (index > 0) {
      const parent = Math.floor((index - 1) / 2);
      if (!this.#isBefore(index, parent)) {
        break;
      }
      this.#swap(index, parent);
      index = parent;
    }
  }

  takeFirst(): Sleeper | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (!first || !last) {
      return undefined;
    }
    this.#background -= first.background ? 1 : 0;
    if (last !== first) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  clear(): void {
    this.#heap.length = 0;
    this.#background = 0;
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let least = index;
      if (left < this.#heap.length && this.#isBefore(left, least)) {
        least = left;
      }
      if (right < this.#heap.length && this.#isBefore(right, least)) {
        least = right;
      }
      if (least === index) {
        return;
      }
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(index: number, other: number): boolean {
    const [one, two] = [this.#heap[index], this.#heap[other]];
    return one.due === two.due ? one.order < two.order : one.due < two.due;
  }

  #swap(index: number, other: number): void {
    [this.#heap[index], this.#heap[other]] = [
      this.#heap[other],
      this.#heap[index],
    ];
  }
}
