import { randomUUID } from 'crypto';
import { AwsError } from '../../../core/AwsError';
import { CallContext } from '../../../core/types';
import { QUOTAS, requireQuotaLeft } from '../../servicequotas';
import { validationError } from '../template';
import { DriftDetection } from './ResourceDrift';
import { Stack, StackOutput } from './Stack';

const STACK_NAME = /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/;

/** An exported output with the stack that exports it. */
export interface StackExport extends StackOutput {
  readonly exportName: string;
  readonly stackId: string;
}

/** The stacks of one account and region, deleted ones included. */
export class StackStore {
  private readonly stacks = new Map<string, Stack>();

  /** Runs of drift detection by id. */
  readonly detections = new Map<string, DriftDetection>();

  static of(context: CallContext): StackStore {
    return context.store('cloudformation', () => new StackStore());
  }

  /** A stack that is not in the list yet. */
  draft(context: CallContext, name: string): Stack {
    if (!STACK_NAME.test(name)) {
      throw validationError(
        `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
      );
    }
    requireQuotaLeft(
      context,
      QUOTAS.cloudFormation.stacks,
      { used: this.all().filter(stack => !stack.isDeleted).length },
      () =>
        new AwsError(
          'LimitExceededException',
          'Limit for stack has been exceeded',
        ),
    );
    const { partition, region, accountId } = context;
    return new Stack({
      id: `arn:${partition}:cloudformation:${region}:${accountId}:stack/${name}/${randomUUID()}`,
      name,
      creationTime: context.clock.tick(),
    });
  }

  /** Throws when another stack has taken the name in the meantime. */
  add(stack: Stack): void {
    if (this.find(stack.name)) {
      throw new AwsError(
        'AlreadyExistsException',
        `Stack [${stack.name}] already exists`,
      );
    }
    this.stacks.set(stack.id, stack);
  }

  /** Newest first. */
  all(): Stack[] {
    return [...this.stacks.values()].reverse();
  }

  /** A stack by ARN, or by name unless it is deleted. */
  find(nameOrId: string): Stack | undefined {
    return (
      this.stacks.get(nameOrId) ??
      this.all().find(stack => stack.name === nameOrId && !stack.isDeleted)
    );
  }

  exports(): StackExport[] {
    return this.all()
      .filter(stack => !stack.isDeleted)
      .flatMap(stack =>
        stack.outputs.flatMap(output =>
          output.exportName === undefined
            ? []
            : [{ ...output, exportName: output.exportName, stackId: stack.id }],
        ),
      );
  }
}
