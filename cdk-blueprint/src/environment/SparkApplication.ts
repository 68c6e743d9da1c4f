import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnApplication } from 'aws-cdk-lib/aws-emrserverless';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { acknowledgeWildcards } from '../policy/acknowledge';

/** Properties of {@link SparkApplication}. */
export interface SparkApplicationProps {
  /** At most 64 characters. */
  readonly applicationName: string;

  /** Subnets of the workers; one address per worker. */
  readonly subnetIds: string[];

  /** Group of the workers; EMR refuses groups that admit the whole internet. */
  readonly securityGroup: ec2.ISecurityGroup;

  readonly settings: EnvironmentConfig['emr'];

  /**
   * Where logs of jobs go, under `spark-logs/`. A network whose way to S3 names buckets needs this.
   *
   * @default - storage of EMR Serverless' own
   */
  readonly logs?: { readonly bucket: s3.IBucket; readonly key: kms.IKey };
}

/** The EMR Serverless application for Spark: starts with a job, stops by itself, never grows beyond its limit. */
export class SparkApplication extends Construct {
  readonly application: CfnApplication;
  readonly applicationArn: string;

  private readonly livy: boolean;

  constructor(scope: Construct, id: string, props: SparkApplicationProps) {
    super(scope, id);
    const { settings } = props;
    this.livy = settings.livy;
    this.application = new CfnApplication(this, 'Resource', {
      name: props.applicationName,
      type: 'Spark',
      releaseLabel: settings.releaseLabel,
      autoStartConfiguration: { enabled: true },
      autoStopConfiguration: {
        enabled: true,
        idleTimeoutMinutes: settings.idleTimeoutMinutes,
      },
      maximumCapacity: {
        cpu: `${settings.maximumCapacity.vCpus} vCPU`,
        memory: `${settings.maximumCapacity.memoryGb} GB`,
      },
      networkConfiguration: {
        subnetIds: props.subnetIds,
        securityGroupIds: [props.securityGroup.securityGroupId],
      },
      interactiveConfiguration: {
        livyEndpointEnabled: settings.livy,
        studioEnabled: false,
      },
      monitoringConfiguration: props.logs && logsTo(props.logs),
    });
    this.applicationArn = Stack.of(this).formatArn({
      service: 'emr-serverless',
      resource: '',
      resourceName: `applications/${this.application.attrApplicationId}`,
    });
  }

  /** Lets a role find the application, run jobs and interactive sessions on it, and start and stop it. */
  grantRunJobs(role: iam.Role): void {
    const jobRuns = `${this.applicationArn}/jobruns/*`;
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'FindSparkApplications',
        actions: ['emr-serverless:ListApplications'],
        resources: ['*'],
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'UseSparkApplication',
        actions: [
          'emr-serverless:GetApplication',
          'emr-serverless:StartApplication',
          'emr-serverless:StopApplication',
          'emr-serverless:StartJobRun',
          'emr-serverless:ListJobRuns',
          ...(this.livy ? ['emr-serverless:AccessLivyEndpoints'] : []),
        ],
        resources: [this.applicationArn],
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'FollowSparkJobs',
        actions: [
          'emr-serverless:GetJobRun',
          'emr-serverless:CancelJobRun',
          'emr-serverless:ListJobRunAttempts',
          'emr-serverless:GetDashboardForJobRun',
        ],
        resources: [jobRuns],
      }),
    );
    acknowledgeWildcards(role, {
      resources: [jobRuns],
      reason: 'Job runs of this application come and go',
    });
  }
}

function logsTo({
  bucket,
  key,
}: NonNullable<
  SparkApplicationProps['logs']
>): CfnApplication.MonitoringConfigurationProperty {
  return {
    managedPersistenceMonitoringConfiguration: { enabled: false },
    s3MonitoringConfiguration: {
      logUri: bucket.s3UrlForObject('spark-logs/'),
      encryptionKeyArn: key.keyArn,
    },
  };
}
