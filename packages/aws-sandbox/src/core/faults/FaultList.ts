import { AwsError } from '../AwsError';
import { Fault, FaultEffect, FlatFault, ResourceChange } from './Fault';
import { SetFault } from './SetFault';

/** A call as faults look at it. */
export interface CallPlace {
  service: string;
  operation: string;
  accountId: string;
  region: string;
  /** Whether it comes from one of the sandbox's services instead of a client. */
  isInternal?: boolean;
}

/** A change of a resource as faults look at it. */
export interface ResourcePlace {
  resourceType: string;
  change?: ResourceChange;
  /** Signing name of the service that changes it. */
  service: string;
  accountId: string;
  region: string;
}

/** What happens to one call: it waits, and then perhaps something else. */
export interface CallFault {
  /** Wall time before anything else. */
  latencyMs: number;
  effect?: Extract<
    FaultEffect,
    { type: 'error' | 'throttle' | 'deny' | 'drop' }
  >;
}

/** The faults that are switched on, in the order in which they were. */
export class FaultList {
  #faults: SetFault[] = [];
  #ids = 0;

  /** Whether there is none, so that nobody needs to ask further. */
  isEmpty = true;

  /** @returns the fault's id */
  add(added: Fault | FlatFault): string {
    const fault = 'effect' in added ? added : fromFlat(added);
    const id = fault.id ?? this.#newId();
    this.#faults = [
      ...this.#faults.filter(other => other.id !== id),
      new SetFault({ ...fault, id }),
    ];
    this.isEmpty = false;
    return id;
  }

  /** @returns whether there was one */
  remove(id: string): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter(fault => fault.id !== id);
    this.isEmpty = this.#faults.length === 0;
    return this.#faults.length < before;
  }

  clear(): void {
    this.#faults = [];
    this.isEmpty = true;
  }

  find(id: string): Fault | undefined {
    return this.#faults.find(fault => fault.id === id)?.describe();
  }

  /** As they were set, `count` and `after` being what remains of them. */
  list(): Fault[] {
    return this.#faults.map(fault => fault.describe());
  }

  /** What happens to this call, counting it, or nothing: all delays together, then the first of what ends it. */
  takeForCall(call: CallPlace): CallFault | undefined {
    let taken: CallFault | undefined;
    for (const fault of this.#faults) {
      const { effect } = fault;
      if (
        effect.type === 'fail' ||
        effect.type === 'slow' ||
        !fault.concernsCall(call) ||
        !this.#strikes(fault)
      ) {
        continue;
      }
      taken ??= { latencyMs: 0 };
      if (effect.type !== 'latency') {
        return { ...taken, effect };
      }
      taken.latencyMs += effect.milliseconds;
    }
    return taken;
  }

  /** The failure of this resource, counting it, or nothing. */
  takeForResource(resource: ResourcePlace): AwsError | undefined {
    if (this.isEmpty) {
      return undefined;
    }
    for (const fault of this.#faults) {
      const { effect } = fault;
      if (
        effect.type === 'fail' &&
        fault.concernsResource(resource) &&
        this.#strikes(fault)
      ) {
        const code = effect.code ?? 'InternalFailure';
        return new AwsError(
          code,
          effect.reason ?? `${code} (injected fault)`,
          effect.status ?? 400,
        );
      }
    }
    return undefined;
  }

  /** How many times as long as usual a change takes, counting it. */
  slownessOf(resource: ResourcePlace): number {
    if (this.isEmpty) {
      return 1;
    }
    let factor = 1;
    for (const fault of this.#faults) {
      const { effect } = fault;
      if (
        effect.type === 'slow' &&
        fault.concernsResource(resource) &&
        this.#strikes(fault)
      ) {
        factor *= effect.factor;
      }
    }
    return factor;
  }

  #strikes(fault: SetFault): boolean {
    const strikes = fault.strikes();
    if (fault.isSpent) {
      this.remove(fault.id);
    }
    return strikes;
  }

  #newId(): string {
    do {
      this.#ids += 1;
    } while (this.#faults.some(({ id }) => id === `fault-${this.#ids}`));
    return `fault-${this.#ids}`;
  }
}

function fromFlat({ code, message, status, ...fault }: FlatFault): Fault {
  return {
    ...fault,
    effect: fault.resourceType
      ? { type: 'fail', code, reason: message, status }
      : { type: 'error', code, message, status },
  };
}
