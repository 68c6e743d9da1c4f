import { AwsError } from './AwsError';
import { ScaledClock } from './ScaledClock';
import { StateStore } from './StateStore';
import { RuntimePart } from './types';

/** A call that is being answered. */
interface OpenCall {
  readonly name: string;
  /** Answers the caller at once; only calls from outside have one. */
  readonly cutOff?: (error: AwsError) => void;
}

/**
 * One life of a world: its state and all that goes on in it. A reset or a snapshot puts another in its place. What
 * still runs in the old one then works on state that nobody sees, its waits never end, and its callers are told.
 */
export class Generation {
  readonly clock: ScaledClock;
  readonly state: StateStore;
  readonly runtime = new StateStore();
  readonly #calls = new Set<OpenCall>();
  #isOver = false;
  #changes = 0;

  constructor(options: { clock: ScaledClock; state?: StateStore }) {
    this.clock = options.clock;
    this.state = options.state ?? new StateStore();
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Grows with everything that may have changed the state. */
  get changes(): number {
    return this.#changes;
  }

  noteChange(): void {
    this.#changes += 1;
  }

  /**
   * Does the work of one call, which counts as under way until it is done.
   *
   * @param call from outside, the caller is told at once when this generation ends
   */
  run<T>(
    call: { name: string; fromOutside: boolean; changesState: boolean },
    work: () => Promise<T> | T,
  ): Promise<T> {
    if (this.#isOver) {
      return call.fromOutside ? Promise.reject(replaced()) : never();
    }
    return new Promise<T>((resolve, reject) => {
      const open: OpenCall = {
        name: call.name,
        cutOff: call.fromOutside ? reject : undefined,
      };
      this.#calls.add(open);
      const settle = () => {
        this.#calls.delete(open);
        if (call.changesState) {
          this.noteChange();
        }
      };
      (async () => work())().then(
        result => {
          settle();
          resolve(result);
        },
        error => {
          settle();
          reject(error);
        },
      );
    });
  }

  /** What goes on besides waiting for time to pass: calls, and what the services tell. */
  underWay(): string[] {
    return [
      ...[...this.#calls].map(({ name }) => `call ${name}`),
      ...this.#parts().flatMap(part => part.underWay?.() ?? []),
    ];
  }

  /** Whether something runs that takes wall time, so that AWS time must not be advanced past it. */
  holdsTime(): boolean {
    return this.#parts().some(part => part.holdsTime?.() ?? false);
  }

  /** Brings into the state what is kept outside of it. */
  prepareSave(): void {
    this.#parts().forEach(part => part.beforeSave?.());
  }

  /** Ends it for good. */
  end(): void {
    this.#isOver = true;
    this.state.forgetLater();
    this.clock.stop();
    this.#parts().forEach(part => part.stop?.());
    for (const { cutOff } of this.#calls) {
      cutOff?.(replaced());
    }
    this.#calls.clear();
  }

  #parts(): RuntimePart[] {
    return [...this.runtime.entries().values()] as RuntimePart[];
  }
}

/** A 400 with a code of its own: SDKs do not repeat the call by themselves. */
function replaced(): AwsError {
  return new AwsError(
    'SandboxReset',
    'The local AWS was reset or put back to a snapshot while this call was under way; its outcome is lost',
  );
}

/** For work whose world is gone: nobody waits for its outcome, and none of its failures matters. */
function never(): Promise<never> {
  return new Promise(() => {});
}
