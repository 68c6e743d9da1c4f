import { randomUUID } from 'crypto';
import { CallOrigin } from './Authorizer';
import { dispatch } from './dispatch';
import { Generation } from './Generation';
import { FaultList } from './faults/FaultList';
import { AuthorizeOptions, CallContext, Clock, Principal } from './types';
import { World } from './World';

/** Options of {@link DefaultCallContext}. */
export interface CallContextOptions {
  world: World;
  /** Signing name of the service that handles the call. */
  service: string;
  accountId: string;
  region: string;
  principal: Principal;
  requestId?: string;
  origin?: CallOrigin;
  /** Default: the life that the world lives now. */
  generation?: Generation;
  /** Whatever the policies say, the caller may do nothing. */
  denied?: boolean;
}

/** A call in a {@link World}. */
export class DefaultCallContext implements CallContext {
  readonly accountId: string;
  readonly region: string;
  readonly principal: Principal;
  readonly requestId: string;
  readonly service: string;
  readonly origin: CallOrigin;
  /** The life of the world that the call belongs to, also after another has begun. */
  readonly generation: Generation;
  readonly #world: World;
  readonly #denied: boolean;

  constructor(options: CallContextOptions) {
    this.#world = options.world;
    this.#denied = options.denied ?? false;
    this.generation = options.generation ?? options.world.generation;
    this.service = options.service;
    this.accountId = options.accountId;
    this.region = options.region;
    this.principal = options.principal;
    this.requestId = options.requestId ?? randomUUID();
    this.origin = options.origin ?? {
      sourceIp: '127.0.0.1',
      userAgent: 'aws-sandbox',
      calledVia: [],
    };
  }

  get partition(): string {
    return this.#world.partition;
  }

  get clock(): Clock {
    return this.generation.clock;
  }

  get faults(): FaultList {
    return this.#world.faults;
  }

  store<T>(service: string, create: () => T): T {
    return this.generation.state.get(
      ['region', this.accountId, this.region, service],
      create,
    );
  }

  accountStore<T>(service: string, create: () => T): T {
    return this.generation.state.get(
      ['account', this.accountId, service],
      create,
    );
  }

  globalStore<T>(service: string, create: () => T): T {
    return this.generation.state.get([service], create);
  }

  runtime<T extends object>(service: string, create: () => T): T {
    return this.generation.runtime.get([service], create);
  }

  authorize(
    action: string,
    resource: string,
    conditions: Record<string, string | string[]> = {},
    options: AuthorizeOptions = {},
  ): void {
    if (this.generation.isOver) {
      return; // Nobody sees what comes of it, and the policies that it was under are gone.
    }
    const { authorizer } = this.#world;
    authorizer[this.#denied ? 'deny' : 'authorize']({
      principal: this.principal,
      service: this.service,
      action,
      resource,
      region: this.region,
      conditions,
      origin: this.origin,
      options,
    });
  }

  invoke(
    service: string,
    operation: string,
    input: object,
    as?: Principal,
  ): Promise<any> {
    const principal = as ?? this.principal;
    const ownName =
      principal === this.principal && principal.kind !== 'service';
    const context = new DefaultCallContext({
      world: this.#world,
      generation: this.generation,
      service,
      accountId: this.accountId,
      region: this.region,
      principal,
      origin: {
        ...this.origin,
        calledVia: ownName
          ? [...this.origin.calledVia, `${this.service}.amazonaws.com`]
          : [],
      },
    });
    return dispatch(this.#world, context, {
      service,
      operation,
      input,
      invokedBy: this.service,
      // What stacks ask for comes from outside.
      validate:
        this.service === 'cloudformation'
          ? () =>
              this.#world.inputValidation?.validate({
                service,
                operation,
                input,
              })
          : undefined,
    });
  }

  with(change: {
    accountId?: string;
    region?: string;
    principal?: Principal;
  }): CallContext {
    const { principal = this.principal } = change;
    return this.#copy({
      ...change,
      principal,
      denied: this.#denied && principal === this.principal,
    });
  }

  /** The same call, whose caller may do nothing. */
  denied(): DefaultCallContext {
    return this.#copy({ denied: true });
  }

  #copy(change: Partial<CallContextOptions>): DefaultCallContext {
    return new DefaultCallContext({
      world: this.#world,
      service: this.service,
      accountId: change.accountId ?? this.accountId,
      region: change.region ?? this.region,
      principal: change.principal ?? this.principal,
      requestId: this.requestId,
      origin: this.origin,
      generation: this.generation,
      denied: change.denied ?? this.#denied,
    });
  }
}
