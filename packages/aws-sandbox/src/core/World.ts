import { NotFoundError } from '@backstage/errors';
import { AuthorizationRecord } from './AuthorizationRecord';
import { Authorizer } from './Authorizer';
import { CallLog } from './CallLog';
import type { CallTrail } from './CallTrail';
import { CREDENTIAL_STORE, CredentialStore } from './CredentialStore';
import { FaultList } from './faults/FaultList';
import { Generation } from './Generation';
import { SANDBOX_ADDRESS, SandboxAddress } from './SandboxAddress';
import { InputValidation } from './InputValidation';
import { ScaledClock } from './ScaledClock';
import { settle } from './settle';
import { StateStore } from './StateStore';
import { ApiThrottle } from './throttling';
import type { CallContext, Service } from './types';
import { WorldSnapshots } from './WorldSnapshots';

const ACCOUNT_STORE = 'accounts';

/** One AWS account of the sandbox. */
export interface Account {
  accountId: string;
  name: string;
  /** Regions that are switched on. */
  regions: string[];
}

/** Builds state that is built when it is first asked for, from plain data. */
export type StateBuilder = (world: World, input: any) => void;

/** Everything that one sandbox consists of; nothing lives outside it. */
export class World implements Pick<CallContext, 'globalStore' | 'runtime'> {
  readonly partition = 'aws';
  readonly calls = new CallLog({ now: () => this.clock.time() });
  readonly authorizations = new AuthorizationRecord();
  readonly faults = new FaultList();
  /** How fast calls may come; off unless it is switched on. */
  readonly throttle = new ApiThrottle();
  readonly address = new SandboxAddress();
  readonly authorizer: Authorizer;
  /** Set where the world is part of a sandbox. */
  snapshots?: WorldSnapshots;
  /** Settles when the state can be used; requests wait for it while a reset builds the first state anew. */
  ready: Promise<void> = Promise.resolve();
  /** Set where the world is part of a sandbox; without it, input is taken as it comes. */
  inputValidation?: InputValidation;
  /** Told of every answered call, where the world is part of a sandbox. */
  trail?: CallTrail;
  readonly #services = new Map<string, Service>();
  readonly #builders = new Map<string, StateBuilder>();
  #generation: Generation;

  constructor(options: {
    clock: ScaledClock;
    services: readonly Service[];
    createAuthorizer: (world: World) => Authorizer;
  }) {
    this.#generation = this.#prepared(new Generation({ clock: options.clock }));
    for (const service of options.services) {
      this.#services.set(service.name, service);
    }
    this.authorizer = options.createAuthorizer(this);
  }

  /** Makes builders known by which state is built later, see {@link StateStore.buildLater}. */
  addBuilders(builders: Readonly<Record<string, StateBuilder>>): void {
    for (const [name, builder] of Object.entries(builders)) {
      this.#builders.set(name, builder);
    }
  }

  /** The life that this world lives now. */
  get generation(): Generation {
    return this.#generation;
  }

  get accounts(): Map<string, Account> {
    return this.state.get([ACCOUNT_STORE], () => new Map<string, Account>());
  }

  /** Everything that is saved. */
  get state(): StateStore {
    return this.#generation.state;
  }

  get clock(): ScaledClock {
    return this.#generation.clock;
  }

  get credentials(): CredentialStore {
    return this.state.get([CREDENTIAL_STORE], () => new CredentialStore());
  }

  /** State of the whole sandbox, as {@link CallContext.globalStore}. */
  globalStore<T>(service: string, create: () => T): T {
    return this.state.get([service], create);
  }

  /** What goes on now, as {@link CallContext.runtime}. */
  runtime<T extends object>(service: string, create: () => T): T {
    return this.#generation.runtime.get([service], create);
  }

  /** @param name signing name, e.g. `elasticfilesystem` */
  service(name: string): Service | undefined {
    return this.#services.get(name);
  }

  /** All services, in the order of their registration. */
  services(): Service[] {
    return [...this.#services.values()];
  }

  /** Puts another state in the place of this one; what is under way is cut off from it. */
  begin(generation: Generation): void {
    const previous = this.#generation;
    this.#generation = this.#prepared(generation);
    previous.end();
  }

  /**
   * Lets everything that is under way come to its end, see {@link settle}.
   *
   * @throws UnsettledError
   */
  settle(options: { limitMs?: number } = {}): Promise<void> {
    return settle(this, options);
  }

  /** What belongs to the sandbox rather than to its state goes on in every generation. */
  #prepared(generation: Generation): Generation {
    generation.runtime.get([SANDBOX_ADDRESS], () => this.address);
    generation.state.buildWith(({ builder, input }) => {
      const build = this.#builders.get(builder);
      if (!build) {
        throw new NotFoundError(`There is no builder '${builder}' of state`);
      }
      build(this, input);
    });
    return generation;
  }
}
