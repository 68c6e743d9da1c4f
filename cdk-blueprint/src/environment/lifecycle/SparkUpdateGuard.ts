import { CustomResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import type { EnvironmentConfig } from '../../config';
import { DOMAIN_LIFECYCLE_ACTIONS } from '../../lambda/domainLifecycleActions';
import { acknowledgeWildcards } from '../../policy/acknowledge';
import { ENVIRONMENT_TAG } from '../environmentTags';
import { LifecycleProvider } from './LifecycleProvider';

/** Properties of {@link SparkUpdateGuard}. */
export interface SparkUpdateGuardProps {
  readonly provider: LifecycleProvider;

  readonly applicationName: string;

  /** Name of the environment, by which permissions tell its application from others. */
  readonly environmentName: string;

  /** A change of any of these stops the application before it is updated. */
  readonly settings: EnvironmentConfig['emr'];
}

const ACTIONS = DOMAIN_LIFECYCLE_ACTIONS['Custom::SparkStop'];

/**
 * Stops the Spark application before its settings change, since EMR updates no application that runs. Comes before the
 * application, so it knows it by its name.
 */
export class SparkUpdateGuard extends Construct {
  constructor(scope: Construct, id: string, props: SparkUpdateGuardProps) {
    super(scope, id);
    const { provider } = props;
    const applications = Stack.of(this).formatArn({
      service: 'emr-serverless',
      resource: '',
      resourceName: 'applications/*',
    });
    const policy = provider.allow(this, 'Policy', [
      new iam.PolicyStatement({
        sid: 'FindSparkApplication',
        actions: [...ACTIONS.unscoped],
        resources: ['*'],
      }),
      new iam.PolicyStatement({
        sid: 'StopSparkApplication',
        actions: [...ACTIONS.application],
        resources: [applications],
        conditions: {
          StringEquals: {
            [`aws:ResourceTag/${ENVIRONMENT_TAG}`]: props.environmentName,
          },
        },
      }),
    ]);
    acknowledgeWildcards(policy, {
      resources: ['*', applications],
      reason:
        'The application has no id yet when this is made; its tag tells it from others',
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::SparkStop',
      properties: {
        ApplicationName: props.applicationName,
        SettingsHash: createHash('sha256')
          .update(JSON.stringify(props.settings))
          .digest('hex'),
        When: 'update',
      },
    });
    resource.node.addDependency(policy);
  }
}
