import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ActionContext,
  createTemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import {
  DeployResult,
  EnvironmentConfig,
  EnvironmentRunner,
  environmentStackName,
  parseEnvironmentConfig,
} from '@gco/analytics-blueprint';
import { AwsSessions } from '@gco/plugin-gco-analytics-node';
import { AnalyticsAccess } from '../access/AnalyticsAccess';
import { deployEnvironment } from '../deployment/deployEnvironment';
import { DeploymentLog } from '../deployment/DeploymentLog';
import { DefaultOperationReporter } from '../operation/DefaultOperationReporter';
import { examples } from './createDeployAction.examples';
import { deployConfigInput } from './deployConfigInput';
import { parseDeployConfig } from './parseDeployConfig';
import { OperationContext, takeOperation } from './takeOperation';
import { withoutTrace } from './withoutTrace';

/** @public */
export interface DeployActionOptions {
  access: AnalyticsAccess;
  runner: EnvironmentRunner;
  sessions: Pick<AwsSessions, 'hub'>;
  /** Prefix of names in AWS, the portal's for all environments. */
  projectName: string;
  /** Milliseconds between two looks at CloudFormation. */
  pollIntervalMs: number;
  /** Longest silence of the task's log in milliseconds. @defaultValue 18000 */
  quietMs?: number;
}

/**
 * The scaffolder action `gco:analytics:deploy`: deploys an analytics environment and follows it to its end.
 *
 * Safe to run twice: the same task continues its operation, a stack that is being made is followed, and a stack that is
 * as it should be is left alone.
 *
 * @public
 */
export function createDeployAction(options: DeployActionOptions) {
  const { projectName } = options;
  return createTemplateAction({
    id: 'gco:analytics:deploy',
    description:
      'Deploys an analytics environment (SageMaker Studio, EMR Serverless, encrypted storage) into an AWS account',
    supportsDryRun: true,
    examples,
    schema: {
      input: { config: deployConfigInput },
      output: {
        environment: z => z.string({ description: 'Name of the environment' }),
        entityRef: z =>
          z.string({ description: 'Catalog entity of the environment' }),
        stackName: z =>
          z.string({ description: 'Name of its CloudFormation stack' }),
        stackArn: z =>
          z
            .string({
              description: 'ARN of its CloudFormation stack; not in a dry run',
            })
            .optional(),
        changed: z =>
          z.boolean({
            description:
              'False when everything was already as configured; always false in a dry run',
          }),
        domainId: z =>
          z
            .string({
              description: 'SageMaker domain, `d-…`; not in a dry run',
            })
            .optional(),
        emrApplicationId: z =>
          z
            .string({
              description:
                'EMR Serverless application; absent without EMR and in a dry run',
            })
            .optional(),
      },
    },
    async handler(ctx) {
      try {
        const config = parseDeployConfig(ctx.input.config, { projectName });
        const { name } = config.environment;
        ctx.output('environment', name);
        ctx.output(
          'entityRef',
          stringifyEntityRef({ kind: 'Resource', namespace: 'default', name }),
        );
        ctx.output('stackName', environmentStackName(config));
        if (ctx.isDryRun) {
          ctx.logger.info(
            `The configuration of environment '${name}' is valid; a dry run deploys nothing`,
          );
          ctx.output('changed', false);
          return;
        }
        const result = await deploy(ctx, options, config);
        ctx.output('stackArn', result.stackArn);
        ctx.output('changed', result.changed);
        ctx.output('domainId', result.outputs.DomainId);
        ctx.output('emrApplicationId', result.outputs.EmrApplicationId);
      } catch (error) {
        throw withoutTrace(error);
      }
    },
  });
}

async function deploy(
  ctx: OperationContext & Pick<ActionContext<JsonObject>, 'signal'>,
  options: DeployActionOptions,
  config: EnvironmentConfig,
): Promise<DeployResult> {
  const { access, sessions, quietMs } = options;
  const { account, environment, region } = config;
  ctx.signal?.throwIfAborted();
  const started = await takeOperation(ctx, { access, config });
  const log = new DeploymentLog({ logger: ctx.logger, quietMs });
  const reporter = new DefaultOperationReporter({
    api: access.asService(),
    started,
    logger: ctx.logger,
  });
  try {
    log.line(
      `Deploying environment '${environment.name}' into account ${account}, ${region}`,
    );
    const result = await deployEnvironment({
      ...options,
      config: parseEnvironmentConfig({ ...config, access: started.access }),
      credentials: () => sessions.hub(region)(),
      reporter,
      log,
      cancelled: ctx.signal,
    });
    log.line(
      result.changed
        ? `Environment '${environment.name}' is deployed`
        : `Environment '${environment.name}' was already as configured`,
    );
    return result;
  } finally {
    log.close();
    reporter.close();
  }
}
