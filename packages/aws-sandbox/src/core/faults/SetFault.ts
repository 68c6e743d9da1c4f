import { Fault, FaultEffect } from './Fault';
import type { CallPlace, ResourcePlace } from './FaultList';
import { randomFractions } from './randomFractions';

/** What happens between client and service; calls of one service to another do not meet it. */
const ON_THE_WAY: ReadonlySet<FaultEffect['type']> = new Set([
  'throttle',
  'latency',
  'drop',
]);

/** A fault that is switched on: whom it concerns and how often it still strikes. */
export class SetFault {
  readonly id: string;
  readonly effect: FaultEffect;
  readonly #fault: Fault;
  readonly #nextFraction: () => number;
  #toPass: number;
  #toStrike: number;

  constructor(fault: Fault & { id: string }) {
    this.id = fault.id;
    this.effect = fault.effect;
    this.#fault = { ...fault, effect: { ...fault.effect } };
    this.#nextFraction = randomFractions(fault.seed);
    this.#toPass = fault.after ?? 0;
    this.#toStrike = fault.count ?? Infinity;
  }

  get isSpent(): boolean {
    return this.#toStrike <= 0;
  }

  concernsCall(call: CallPlace): boolean {
    const { service, operation, resourceType } = this.#fault;
    return (
      resourceType === undefined &&
      (service === '*' || service === call.service) &&
      (operation === undefined || operation === call.operation) &&
      this.#concernsPlace(call) &&
      !(call.isInternal && ON_THE_WAY.has(this.effect.type))
    );
  }

  concernsResource(resource: ResourcePlace): boolean {
    const { service, resourceType, change } = this.#fault;
    return (
      resourceType === resource.resourceType &&
      (service === '*' || service === resource.service) &&
      (change === undefined || change === resource.change) &&
      this.#concernsPlace(resource)
    );
  }

  /** Whether it strikes what it concerns this time; counts. */
  strikes(): boolean {
    if (this.#toPass > 0) {
      this.#toPass -= 1;
      return false;
    }
    const { rate = 1 } = this.#fault;
    if (rate < 1 && this.#nextFraction() >= rate) {
      return false;
    }
    this.#toStrike -= 1;
    return true;
  }

  describe(): Fault {
    const { count, after } = this.#fault;
    return {
      ...this.#fault,
      effect: { ...this.effect },
      ...(count === undefined ? {} : { count: this.#toStrike }),
      ...(after === undefined ? {} : { after: this.#toPass }),
    };
  }

  #concernsPlace(place: { accountId: string; region: string }): boolean {
    const { accountId, region } = this.#fault;
    return (
      (accountId === undefined || accountId === place.accountId) &&
      (region === undefined || region === place.region)
    );
  }
}
