import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthenticationError,
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  CompleteOperationRequest,
  Environment,
  Operation,
  OperationEvent,
  StartedOperation,
  StartOperationRequest,
} from '@gco/plugin-gco-analytics-common';
import { AnalyticsAccess, OperationsApi } from '../access/AnalyticsAccess';

interface ConfigHead {
  environment: { name: string; owner: string };
  account: string;
  region: string;
}

/**
 * The environments' API in memory, with the rules that matter to an operation: one at a time, the same task continues its
 * own, older generations are refused, the service can only continue.
 */
export class InMemoryOperations implements AnalyticsAccess {
  readonly environments = new Map<string, Environment>();
  readonly operations = new Map<string, Operation>();
  readonly events = new Map<string, OperationEvent>();
  readonly completions: CompleteOperationRequest[] = [];
  readonly calls: string[] = [];
  /** Thrown by the next call of that name, once each. */
  readonly failures: Array<{ call: keyof OperationsApi; error: Error }> = [];
  /** Whether the sign-in that tasks carry has run out. */
  initiatorExpired = false;
  leaseSeconds = 60;

  readonly access = {
    hubRoleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
    externalId: 'external-id-of-forecast',
  };

  onBehalfOf(credentials: BackstageCredentials): OperationsApi {
    return this.#as(credentials);
  }

  asService(): OperationsApi {
    return this.#as(mockCredentials.service('plugin:scaffolder'));
  }

  failNext(call: keyof OperationsApi, error: Error, times = 1): void {
    this.failures.push(
      ...Array.from({ length: times }, () => ({ call, error })),
    );
  }

  /** What happens when a newer attempt takes the operation over. */
  takeOver(operationId: string): void {
    const operation = this.#operation(operationId);
    this.operations.set(operationId, {
      ...operation,
      generation: operation.generation + 1,
    });
  }

  #as(credentials: BackstageCredentials): OperationsApi {
    const principal = credentials.principal as {
      type: string;
      userEntityRef?: string;
    };
    return {
      startOperation: async request => {
        this.#arrive('startOperation', principal.userEntityRef ?? 'service');
        return this.#start(request, principal.userEntityRef);
      },
      renewLease: async (id, generation) => {
        this.#arrive('renewLease');
        this.#held(id, generation);
      },
      appendEvents: async (id, generation, events) => {
        this.#arrive('appendEvents', String(events.length));
        this.#held(id, generation);
        events.forEach(event => this.events.set(event.id, event));
      },
      completeOperation: async (id, request) => {
        this.#arrive('completeOperation', request.state);
        return this.#complete(id, request);
      },
    };
  }

  #start(
    { kind, taskId, config }: StartOperationRequest,
    user: string | undefined,
  ): StartedOperation {
    if (user && this.initiatorExpired) {
      throw new AuthenticationError('Failed plugin token verification');
    }
    const {
      environment: head,
      account,
      region,
    } = config as unknown as ConfigHead;
    const earlier = [...this.operations.values()].filter(
      ({ environment }) => environment === head.name,
    );
    const own = earlier.find(operation => operation.taskId === taskId);
    const running = earlier.find(({ state }) => state === 'running');
    if (!user && !own) {
      throw new NotAllowedError(
        `Task '${taskId}' has no operation to continue`,
      );
    }
    if (running && running !== own) {
      throw new ConflictError(
        `Environment '${head.name}' is being worked on by task '${running.taskId}'`,
      );
    }
    if (
      this.environments.has(head.name) &&
      this.environments.get(head.name)!.owner !== head.owner
    ) {
      throw new ConflictError(`The name '${head.name}' is taken`);
    }
    const now = new Date().toISOString();
    const operation: Operation = {
      id: own?.id ?? `operation-${this.operations.size + 1}`,
      environment: head.name,
      kind,
      state: 'running',
      generation: (own?.generation ?? 0) + 1,
      taskId,
      startedBy: own?.startedBy ?? user ?? '',
      startedAt: own?.startedAt ?? now,
    };
    this.operations.set(operation.id, operation);
    const environment: Environment = {
      name: head.name,
      owner: head.owner,
      accountId: account,
      region,
      state: 'deploying',
      health: 'unknown',
      createdBy: operation.startedBy,
      createdAt: operation.startedAt,
      updatedAt: now,
      stackName: `gco-analytics-${head.name}`,
      config,
      outputs: {},
      operation,
    };
    this.environments.set(head.name, environment);
    return {
      operation,
      environment,
      leaseSeconds: this.leaseSeconds,
      access: this.access,
    };
  }

  #complete(id: string, request: CompleteOperationRequest): Operation {
    const operation: Operation = {
      ...this.#held(id, request.generation),
      state: request.state,
      failure: request.failure,
    };
    this.operations.set(id, operation);
    this.completions.push(request);
    return operation;
  }

  #held(id: string, generation: number): Operation {
    const operation = this.#operation(id);
    if (operation.generation !== generation || operation.state !== 'running') {
      throw new ConflictError(
        `Generation ${generation} no longer holds operation '${id}'`,
      );
    }
    return operation;
  }

  #operation(id: string): Operation {
    const operation = this.operations.get(id);
    if (!operation) {
      throw new NotFoundError(`No operation '${id}'`);
    }
    return operation;
  }

  #arrive(call: keyof OperationsApi, detail?: string): void {
    this.calls.push(detail === undefined ? call : `${call} ${detail}`);
    const index = this.failures.findIndex(failure => failure.call === call);
    if (index >= 0) {
      throw this.failures.splice(index, 1)[0].error;
    }
  }
}
