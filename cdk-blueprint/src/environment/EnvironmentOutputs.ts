import { CfnOutput } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EnvironmentNetwork } from '../network/EnvironmentNetwork';
import { BLUEPRINT_VERSION } from '../version';
import { SparkApplication } from './SparkApplication';
import { StudioDomain } from './StudioDomain';
import { StudioFileSystem } from './StudioFileSystem';

/** What the outputs tell of. */
export interface EnvironmentOutputsProps {
  readonly key: kms.IKey;
  readonly network: EnvironmentNetwork;
  readonly studioBucket: s3.IBucket;
  readonly accessLogBucket: s3.IBucket;
  readonly fileSystem: StudioFileSystem;
  readonly executionRole: iam.IRole;
  readonly domain: StudioDomain;

  /** @default - no output */
  readonly spark?: SparkApplication;

  /** @default - no output */
  readonly accessRole?: iam.IRole;

  /** @default - no output */
  readonly profileRole?: iam.IRole;
}

/** Value and meaning of an output; without a value there is none. */
type Output = readonly [value: string | undefined, description: string];

/** The stack's outputs. Their keys are a contract: whoever uses an environment reads it from these, never from names. */
export class EnvironmentOutputs extends Construct {
  constructor(scope: Construct, id: string, props: EnvironmentOutputsProps) {
    super(scope, id);
    for (const [key, [value, description]] of Object.entries(outputs(props))) {
      if (value === undefined) continue;
      new CfnOutput(this, key, { value, description }).overrideLogicalId(key);
    }
  }
}

function outputs(props: EnvironmentOutputsProps): Record<string, Output> {
  const { domain } = props.domain;
  const { vpc, workloadSubnetIds } = props.network;
  return {
    BlueprintVersion: [BLUEPRINT_VERSION, 'Version of the blueprint'],
    DomainId: [domain.attrDomainId, 'Studio domain'],
    DomainArn: [domain.attrDomainArn, 'ARN of the Studio domain'],
    DomainUrl: [domain.attrUrl, 'URL of the Studio domain'],
    ExecutionRoleArn: [
      props.executionRole.roleArn,
      'Role of notebooks and jobs',
    ],
    AccessRoleArn: [
      props.accessRole?.roleArn,
      'The portal opens Studio with this role',
    ],
    ProfileRoleArn: [
      props.profileRole?.roleArn,
      'The portal makes user profiles with this role',
    ],
    StudioBucketName: [props.studioBucket.bucketName, "The team's bucket"],
    AccessLogBucketName: [
      props.accessLogBucket.bucketName,
      'Bucket of the access logs',
    ],
    FileSystemId: [props.fileSystem.fileSystemId, "The team's file system"],
    KeyArn: [props.key.keyArn, 'KMS key of all data'],
    VpcId: [vpc.vpcId, 'VPC'],
    PrivateSubnetIds: [
      workloadSubnetIds.join(','),
      'Subnets of the workloads, separated by commas',
    ],
    EmrApplicationId: [
      props.spark?.application.attrApplicationId,
      'EMR Serverless application for Spark',
    ],
  };
}
