import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { EnvironmentConfig } from '@gco/analytics-blueprint';
import { StartedOperation } from '@gco/plugin-gco-analytics-common';
import { AnalyticsAccess } from '../access/AnalyticsAccess';
import { startOperation } from '../access/startOperation';

/** What taking an operation needs of the action's context. */
export type OperationContext = Pick<
  ActionContext<JsonObject>,
  'checkpoint' | 'getInitiatorCredentials' | 'logger' | 'task'
>;

/**
 * Registers the environment and takes the lease of this task's operation.
 *
 * The checkpoint remembers that this task has registered an operation, and nothing else of the answer: the lease changes
 * hands with every attempt, and a generation kept from an earlier one would be refused. So a retry, which gets the
 * checkpoint's value without its function being run, asks again and gets the same operation under a new generation.
 */
export async function takeOperation(
  ctx: OperationContext,
  options: { access: AnalyticsAccess; config: EnvironmentConfig },
): Promise<StartedOperation> {
  const { access, config } = options;
  const start = async () =>
    startOperation({
      access,
      initiator: await ctx.getInitiatorCredentials(),
      request: { kind: 'deploy', taskId: ctx.task.id, config: { ...config } },
    });
  let started: StartedOperation | undefined;
  const { operationId } = await ctx.checkpoint({
    key: `operation.${config.environment.name}`,
    fn: async () => {
      started = await start();
      return { operationId: started.operation.id };
    },
  });
  if (!started) {
    started = await start();
    ctx.logger.info(
      `Continuing operation ${operationId}, attempt ${started.operation.generation}`,
    );
  }
  return started;
}
