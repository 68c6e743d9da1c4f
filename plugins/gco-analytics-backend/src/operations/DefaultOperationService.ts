import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  CompleteOperationRequest,
  Operation,
  OperationEvent,
} from '@gco/plugin-gco-analytics-common';
import { EnvironmentNotifier } from '../environments';
import {
  AnalyticsStore,
  AnalyticsTables,
  EnvironmentRecord,
  OperationRecord,
  toPublicOperation,
} from '../store';
import { checkOutputs } from './checkOutputs';
import { holdLease, requireOperation } from './holdLease';
import { OperationService, StartOptions } from './OperationService';
import { stateAfter } from './operationStates';
import { startOperation } from './startOperation';

export interface OperationServiceOptions {
  store: AnalyticsStore;
  notifier: EnvironmentNotifier;
  leaseSeconds: number;
  /** Called after an operation succeeded and is stored; not waited for. */
  onSucceeded?: (environment: string) => void;
  now?: () => Date;
}

/** {@link OperationService} on the store. */
export class DefaultOperationService implements OperationService {
  readonly #store: AnalyticsStore;
  readonly #notifier: EnvironmentNotifier;
  readonly #leaseSeconds: number;
  readonly #onSucceeded: (environment: string) => void;
  readonly #now: () => Date;

  constructor(options: OperationServiceOptions) {
    this.#store = options.store;
    this.#notifier = options.notifier;
    this.#leaseSeconds = options.leaseSeconds;
    this.#onSucceeded = options.onSucceeded ?? (() => {});
    this.#now = options.now ?? (() => new Date());
  }

  async start(
    options: StartOptions,
  ): Promise<{ operation: OperationRecord; environment: EnvironmentRecord }> {
    const { name } = options.candidate;
    const operationId = await this.#startInTransaction(options);
    await this.#notifier.changed(name);
    const operation = await requireOperation(this.#store, operationId);
    const environment = await this.#store.environments.find(name);
    if (!environment) {
      throw new NotFoundError(`There is no environment '${name}'`);
    }
    return { operation, environment };
  }

  async #startInTransaction(options: StartOptions): Promise<string> {
    try {
      return await this.#store.transaction(tables =>
        startOperation(tables, {
          ...options,
          now: this.#now(),
          leaseSeconds: this.#leaseSeconds,
        }),
      );
    } catch (error) {
      // Two starts at the same moment: the database let one through.
      throw isDatabaseConflictError(error)
        ? new ConflictError(
            `Another operation on environment '${options.candidate.name}' started at the same moment`,
          )
        : error;
    }
  }

  async renewLease(operationId: string, generation: number): Promise<void> {
    await this.#store.transaction(async tables => {
      const { environment } = await holdLease(tables, operationId, generation);
      await tables.environments.renewLease(environment.name, this.#leaseEnd());
    });
  }

  async appendEvents(
    operationId: string,
    generation: number,
    events: OperationEvent[],
  ): Promise<void> {
    const { name, added } = await this.#store.transaction(async tables => {
      const { environment } = await holdLease(tables, operationId, generation);
      const appended = await tables.operationEvents.append(operationId, events);
      await tables.environments.renewLease(environment.name, this.#leaseEnd());
      return { name: environment.name, added: appended.added };
    });
    if (added > 0) {
      await this.#notifier.progressed(name);
    }
  }

  async complete(
    operationId: string,
    request: CompleteOperationRequest,
  ): Promise<Operation> {
    const known = await requireOperation(this.#store, operationId);
    const isRepeated =
      known.state === request.state && known.generation === request.generation;
    if (isRepeated) {
      return toPublicOperation(known);
    }
    await this.#store.transaction(tables =>
      this.#complete(tables, operationId, request),
    );
    await this.#notifier.changed(known.environment);
    if (request.state === 'succeeded') {
      this.#onSucceeded(known.environment);
    }
    return toPublicOperation(await requireOperation(this.#store, operationId));
  }

  async #complete(
    tables: AnalyticsTables,
    operationId: string,
    request: CompleteOperationRequest,
  ): Promise<void> {
    const now = this.#now();
    const { operation, environment } = await holdLease(
      tables,
      operationId,
      request.generation,
    );
    await tables.operations.update(operationId, {
      state: request.state,
      finishedAt: now,
      failure: request.failure ?? null,
    });
    const { kind, config } = operation;
    const hasDeployed =
      request.state === 'succeeded' && kind !== 'drift' && kind !== 'retire';
    const outputs =
      hasDeployed && request.outputs
        ? checkOutputs(request.outputs, environment)
        : undefined;
    await tables.environments.update(
      environment,
      {
        state: stateAfter(kind, request.state, environment),
        lease: null,
        ...(outputs && {
          outputs,
          blueprintVersion: outputs.BlueprintVersion,
        }),
        ...(hasDeployed && { config }),
        ...(hasDeployed && !environment.isDeployed && { activatedAt: now }),
      },
      now,
    );
  }

  #leaseEnd(): Date {
    return new Date(this.#now().getTime() + this.#leaseSeconds * 1000);
  }
}
