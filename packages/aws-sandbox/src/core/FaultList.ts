import { AwsError } from './AwsError';

/** A failure to be shown to callers, set through the control endpoint. */
export interface Fault {
  /** Signing name of the service, e.g. `sagemaker`; `*` for all. */
  service: string;
  /** Only this operation. */
  operation?: string;
  /** Fails the CloudFormation resource type instead of API calls, e.g. `AWS::SageMaker::Domain`. */
  resourceType?: string;
  /** Only this account. */
  accountId?: string;
  /** Error code that the client sees, e.g. `ThrottlingException`. */
  code: string;
  message?: string;
  /** HTTP status; 400 by default. */
  status?: number;
  /** How often it strikes; without limit by default. */
  count?: number;
}

/** The faults that are switched on. */
export class FaultList {
  #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push({ ...fault });
  }

  clear(): void {
    this.#faults = [];
  }

  list(): Fault[] {
    return this.#faults.map(fault => ({ ...fault }));
  }

  /** The error for this call, counting it, or nothing. */
  takeForCall(call: {
    service: string;
    operation: string;
    accountId: string;
  }): AwsError | undefined {
    return this.#take(
      fault =>
        !fault.resourceType &&
        (fault.service === '*' || fault.service === call.service) &&
        (!fault.operation || fault.operation === call.operation) &&
        (!fault.accountId || fault.accountId === call.accountId),
    );
  }

  /** The error for handling one CloudFormation resource, counting it, or nothing. */
  takeForResource(resource: {
    resourceType: string;
    accountId: string;
  }): AwsError | undefined {
    return this.#take(
      fault =>
        fault.resourceType === resource.resourceType &&
        (!fault.accountId || fault.accountId === resource.accountId),
    );
  }

  #take(matches: (fault: Fault) => boolean): AwsError | undefined {
    const fault = this.#faults.find(matches);
    if (!fault) {
      return undefined;
    }
    if (fault.count !== undefined) {
      fault.count -= 1;
      if (fault.count <= 0) {
        this.#faults = this.#faults.filter(other => other !== fault);
      }
    }
    return new AwsError(
      fault.code,
      fault.message ?? `${fault.code} (injected fault)`,
      fault.status ?? 400,
    );
  }
}
