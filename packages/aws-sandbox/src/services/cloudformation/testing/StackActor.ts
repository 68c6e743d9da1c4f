import { AwsError } from '../../../core/AwsError';
import { Stack, StackStore } from '../model';
import { StackTestWorld, stackTestWorld } from './stackTestWorld';

/** Logical id → what it is set to, `undefined` for absent; the second depends on the first. */
export interface TemplateChoice {
  readonly group?: { readonly retention: number; readonly name?: string };
  readonly parameter?: { readonly value: string; readonly name?: string };
  readonly policy: 'Delete' | 'Retain' | 'RetainExceptOnCreate';
}

/** One thing that somebody does to a stack, or that happens. */
export type StackStep =
  | {
      readonly does: 'create';
      readonly choice: TemplateChoice;
      readonly onFailure?: 'DO_NOTHING' | 'DELETE';
    }
  | {
      readonly does: 'update';
      readonly choice: TemplateChoice;
      readonly disableRollback: boolean;
    }
  | {
      readonly does: 'prepare';
      readonly choice: TemplateChoice;
      readonly type: 'CREATE' | 'UPDATE';
    }
  | { readonly does: 'execute' | 'discard' | 'cancel' | 'rollback' }
  | { readonly does: 'continue'; readonly skip: boolean }
  | { readonly does: 'delete'; readonly way: 'plain' | 'retain' | 'force' }
  | { readonly does: 'wait'; readonly seconds: number }
  | {
      readonly does: 'fail';
      readonly resourceType: string;
      readonly change: 'create' | 'update' | 'delete';
      readonly count: number;
    };

const STACK = 'stack';

function templateOf({ group, parameter, policy }: TemplateChoice): string {
  return JSON.stringify({
    Resources: {
      Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
      ...(group && {
        Group: {
          Type: 'AWS::Logs::LogGroup',
          DeletionPolicy: policy,
          Properties: {
            RetentionInDays: group.retention,
            LogGroupName: group.name,
          },
        },
      }),
      ...(parameter && {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          DependsOn: group ? 'Group' : undefined,
          Properties: {
            Type: 'String',
            Value: parameter.value,
            Name: parameter.name,
          },
        },
      }),
    },
  });
}

/** Works on the stacks of one name as people do who do not look first; what AWS would refuse is refused. */
export class StackActor {
  /** Answers of calls that were refused, for the story of a failing run. */
  readonly refusals: string[] = [];

  private constructor(readonly world: StackTestWorld) {}

  static async create(): Promise<StackActor> {
    return new StackActor(await stackTestWorld({ scale: 1 }));
  }

  get stacks(): Stack[] {
    return StackStore.of(this.world.context).all();
  }

  async perform(step: StackStep): Promise<void> {
    const { world } = this;
    switch (step.does) {
      case 'wait':
        await world.advance(step.seconds * 1000);
        break;
      case 'fail':
        world.world.faults.add({
          service: 'cloudformation',
          resourceType: step.resourceType,
          change: step.change,
          count: step.count,
          effect: { type: 'fail', reason: 'as asked' },
        });
        break;
      case 'create':
        await this.attempt('CreateStack', {
          TemplateBody: templateOf(step.choice),
          OnFailure: step.onFailure,
        });
        break;
      case 'update':
        await this.attempt('UpdateStack', {
          TemplateBody: templateOf(step.choice),
          DisableRollback: step.disableRollback,
        });
        break;
      case 'prepare':
        await this.attempt('CreateChangeSet', {
          ChangeSetName: 'prepared',
          ChangeSetType: step.type,
          TemplateBody: templateOf(step.choice),
        });
        break;
      case 'execute':
        await this.attempt('ExecuteChangeSet', { ChangeSetName: 'prepared' });
        break;
      case 'discard':
        await this.attempt('DeleteChangeSet', { ChangeSetName: 'prepared' });
        break;
      case 'cancel':
        await this.attempt('CancelUpdateStack', {});
        break;
      case 'rollback':
        await this.attempt('RollbackStack', {});
        break;
      case 'continue':
        await this.attempt('ContinueUpdateRollback', {
          ResourcesToSkip: step.skip ? this.failed('UPDATE_FAILED') : undefined,
        });
        break;
      default:
        await this.attempt('DeleteStack', {
          RetainResources:
            step.way === 'retain' ? this.failed('DELETE_FAILED') : undefined,
          DeletionMode: step.way === 'force' ? 'FORCE_DELETE_STACK' : undefined,
        });
    }
  }

  /** Lets everything under way come to its end. */
  async settle(): Promise<void> {
    for (let round = 0; round < 50 && this.stacks.some(isBusy); round++) {
      await this.world.advance(600_000);
    }
  }

  /** Whether a service still has the physical resource. */
  async exists(type: string, physicalId: string): Promise<boolean> {
    const { world } = this;
    if (type === 'AWS::Logs::LogGroup') {
      const { logGroups } = await world.call(
        'DescribeLogGroups',
        { logGroupNamePrefix: physicalId },
        'logs',
      );
      return logGroups.some(
        (group: { logGroupName: string }) => group.logGroupName === physicalId,
      );
    }
    const { Parameters } = await world.call(
      'GetParameters',
      { Names: [physicalId] },
      'ssm',
    );
    return Parameters.length > 0;
  }

  private failed(status: string): string[] {
    const stack = this.stacks.find(({ isDeleted }) => !isDeleted);
    return [...(stack?.resources.values() ?? [])]
      .filter(resource => resource.status === status)
      .map(({ logicalId }) => logicalId);
  }

  private async attempt(operation: string, input: object): Promise<void> {
    try {
      await this.world.call(operation, { StackName: STACK, ...input });
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      this.refusals.push(`${operation}: ${error.message}`);
    }
  }
}

export function isBusy(stack: Stack): boolean {
  return (
    stack.status.endsWith('_IN_PROGRESS') &&
    stack.status !== 'REVIEW_IN_PROGRESS'
  );
}
