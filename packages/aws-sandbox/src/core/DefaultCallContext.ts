import { randomUUID } from 'crypto';
import { CallOrigin } from './Authorizer';
import { dispatch } from './dispatch';
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
}

/** A call in a {@link World}. */
export class DefaultCallContext implements CallContext {
  readonly accountId: string;
  readonly region: string;
  readonly principal: Principal;
  readonly requestId: string;
  readonly service: string;
  readonly origin: CallOrigin;
  readonly #world: World;

  constructor(options: CallContextOptions) {
    this.#world = options.world;
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
    return this.#world.clock;
  }

  store<T>(service: string, create: () => T): T {
    return this.#world.state.get(
      ['region', this.accountId, this.region, service],
      create,
    );
  }

  accountStore<T>(service: string, create: () => T): T {
    return this.#world.state.get(['account', this.accountId, service], create);
  }

  globalStore<T>(service: string, create: () => T): T {
    return this.#world.state.get([service], create);
  }

  authorize(
    action: string,
    resource: string,
    conditions: Record<string, string | string[]> = {},
    options: AuthorizeOptions = {},
  ): void {
    this.#world.authorizer.authorize({
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
    });
  }

  with(change: {
    accountId?: string;
    region?: string;
    principal?: Principal;
  }): CallContext {
    return new DefaultCallContext({
      world: this.#world,
      service: this.service,
      accountId: change.accountId ?? this.accountId,
      region: change.region ?? this.region,
      principal: change.principal ?? this.principal,
      requestId: this.requestId,
      origin: this.origin,
    });
  }
}
