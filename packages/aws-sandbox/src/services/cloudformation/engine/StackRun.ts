import { CallContext } from '../../../core/types';
import { Stack, StackInput, StackOperation, StackStore } from '../model';
import { ResourceHandlers } from '../resources';
import { availabilityZonesOf } from '../../ec2/availabilityZonesOf';
import { StackIdentity } from '../template';
import { StackScope } from './StackScope';

/** What is being worked on in a stack. */
export interface WorkUnderWay {
  readonly stack: Stack;
  /** Acts as the stack's role. */
  readonly context: CallContext;
  /** Resources being worked on, with the verb of their events. */
  readonly inFlight: Map<string, 'CREATE' | 'UPDATE'>;
  /** Logical ids given up because something else failed. */
  readonly cancelled: Set<string>;
}

/** One create, update, rollback or delete while it runs. */
export interface StackRun extends WorkUnderWay {
  readonly operation: StackOperation;
  readonly handlers: ResourceHandlers;
  /** Logical ids that failed by themselves, with the verb of their events. */
  readonly failures: Map<string, 'CREATE' | 'UPDATE' | 'DELETE'>;
}

export function stackIdentity(
  context: CallContext,
  stack: Stack,
  input: Pick<StackInput, 'notificationArns'>,
): StackIdentity {
  return {
    stackId: stack.id,
    stackName: stack.name,
    accountId: context.accountId,
    region: context.region,
    partition: context.partition,
    notificationArns: input.notificationArns,
  };
}

/** What the stack's resources, as they are now, give to the template of `input`. */
export function scopeOf(
  context: CallContext,
  stack: Stack,
  input: StackInput,
): StackScope {
  return new StackScope({
    identity: stackIdentity(context, stack, input),
    template: input.template,
    parameters: input.parameters,
    resource: logicalId => stack.resources.get(logicalId)?.state,
    exportValue: name =>
      StackStore.of(context)
        .exports()
        .find(candidate => candidate.exportName === name)?.value,
    availabilityZones: availabilityZonesOf,
  });
}

/** Whether nothing new may start. */
export function isStopped(run: StackRun): boolean {
  return run.operation.cancelReason !== undefined || run.failures.size > 0;
}

/** Gives up everything under way: its handlers end by themselves, their outcome no longer counts. */
export function cancelInFlight(work: WorkUnderWay): void {
  const { stack, context, inFlight, cancelled } = work;
  for (const [logicalId, verb] of inFlight) {
    const resource = stack.resources.get(logicalId);
    if (resource && !cancelled.has(logicalId)) {
      cancelled.add(logicalId);
      stack.recordResource(
        context.clock,
        resource,
        `${verb}_FAILED`,
        `Resource ${verb === 'CREATE' ? 'creation' : 'update'} cancelled`,
      );
    }
  }
}

/** `The following resource(s) failed to create: [A, B]. ` as AWS puts it into the stack's reason. */
export function failureSummary(run: StackRun): string {
  const words = {
    CREATE: 'create',
    UPDATE: 'update',
    DELETE: 'delete',
  } as const;
  return (['CREATE', 'UPDATE', 'DELETE'] as const)
    .map(verb => {
      const names = [...run.failures]
        .filter(([, failed]) => failed === verb)
        .map(([logicalId]) => logicalId);
      return names.length
        ? `The following resource(s) failed to ${words[verb]}: [${names.join(
            ', ',
          )}]. `
        : '';
    })
    .join('');
}
