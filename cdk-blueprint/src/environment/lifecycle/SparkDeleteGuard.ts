import { CustomResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DOMAIN_LIFECYCLE_ACTIONS } from '../../lambda/domainLifecycleActions';
import { acknowledgeWildcards } from '../../policy/acknowledge';
import { SparkApplication } from '../SparkApplication';
import { LifecycleProvider } from './LifecycleProvider';

/** Properties of {@link SparkDeleteGuard}. */
export interface SparkDeleteGuardProps {
  readonly provider: LifecycleProvider;
  readonly spark: SparkApplication;
}

const ACTIONS = DOMAIN_LIFECYCLE_ACTIONS['Custom::SparkStop'];

/** Cancels jobs and stops the Spark application before it is deleted, since EMR deletes no application that runs. */
export class SparkDeleteGuard extends Construct {
  constructor(scope: Construct, id: string, props: SparkDeleteGuardProps) {
    super(scope, id);
    const { provider, spark } = props;
    const jobRuns = `${spark.applicationArn}/jobruns/*`;
    const policy = provider.allow(this, 'Policy', [
      new iam.PolicyStatement({
        sid: 'StopSparkApplication',
        actions: [...ACTIONS.application],
        resources: [spark.applicationArn],
      }),
      new iam.PolicyStatement({
        sid: 'CancelSparkJobs',
        actions: [...ACTIONS.jobRuns],
        resources: [jobRuns],
      }),
    ]);
    acknowledgeWildcards(policy, {
      resources: [jobRuns],
      reason: 'Every job of this application ends with it',
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::SparkStop',
      properties: {
        ApplicationId: spark.application.attrApplicationId,
        // Without meaning for a deletion; the resource type wants one.
        SettingsHash: 'none',
        When: 'delete',
      },
    });
    resource.node.addDependency(policy);
  }
}
