import { CfnOutput } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { LoginApi, LoginOutputs } from '../login';
import { EnvironmentNetwork } from '../network/EnvironmentNetwork';
import { BLUEPRINT_VERSION } from '../version';
import { PortalRoles } from './addPortalRoles';
import { Spark } from './addSpark';
import { Storage } from './addStorage';
import { Studio } from './addStudio';
import { retainedData } from './retainedData';

/** What the outputs tell of. */
export interface EnvironmentOutputsProps {
  readonly config: EnvironmentConfig;
  readonly key: kms.IKey;
  readonly network: EnvironmentNetwork;
  readonly storage: Storage;
  readonly executionRole: iam.IRole;
  readonly studio: Studio;
  readonly portalRoles: PortalRoles;

  /** @default - no output */
  readonly spark?: Spark;

  /** @default - no outputs */
  readonly login?: LoginApi;
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
  return {
    BlueprintVersion: [BLUEPRINT_VERSION, 'Version of the blueprint'],
    ...studioOutputs(props),
    ...dataOutputs(props),
    ...networkOutputs(props.network),
    ...roleOutputs(props.portalRoles),
    ...loginOutputs(props.login),
    EmrApplicationId: [
      props.spark?.application.application.attrApplicationId,
      'EMR Serverless application for Spark',
    ],
  };
}

function studioOutputs({
  config,
  studio,
  executionRole,
}: EnvironmentOutputsProps): Record<string, Output> {
  const { domain } = studio.domain;
  return {
    DomainId: [domain.attrDomainId, 'Studio domain'],
    DomainArn: [domain.attrDomainArn, 'ARN of the Studio domain'],
    DomainUrl: [domain.attrUrl, 'URL of the Studio domain'],
    ExecutionRoleArn: [executionRole.roleArn, 'Role of notebooks and jobs'],
    HomeDirectoryFunctionArn: [
      studio.homeDirectory.blueprintFunction.function.functionArn,
      'Function that makes the directory of a new profile',
    ],
    HomeFileSystemId: [
      config.studio.homeEfs === 'enabled'
        ? domain.attrHomeEfsFileSystemId
        : undefined,
      "SageMaker's own home file system",
    ],
  };
}

function dataOutputs({
  config,
  key,
  storage,
}: EnvironmentOutputsProps): Record<string, Output> {
  const { studioBucket, accessLogBucket, fileSystem } = storage;
  return {
    StudioBucketName: [studioBucket.bucket.bucketName, "The team's bucket"],
    AccessLogBucketName: [
      accessLogBucket.bucket.bucketName,
      'Bucket of the access logs',
    ],
    FileSystemId: [fileSystem.fileSystemId, "The team's file system"],
    KeyArn: [key.keyArn, 'KMS key of all data'],
    RetainedData: [
      retainedData(config).join(',') || 'none',
      'What stays when the environment is retired, separated by commas',
    ],
  };
}

function networkOutputs({
  vpc,
  workloadSubnetIds,
  interfaceEndpointIds,
}: EnvironmentNetwork): Record<string, Output> {
  return {
    VpcId: [vpc.vpcId, 'VPC'],
    PrivateSubnetIds: [
      workloadSubnetIds.join(','),
      'Subnets of the workloads, separated by commas',
    ],
    InterfaceEndpointIds: [
      Object.entries(interfaceEndpointIds)
        .map(([name, id]) => `${name}=${id}`)
        .join(','),
      'Interface endpoints by name, separated by commas',
    ],
  };
}

function roleOutputs(roles: PortalRoles): Record<string, Output> {
  return {
    ExternalIdParameter: [
      roles.externalIdParameter,
      'SSM parameter with the external id of the roles of the portal',
    ],
    AccessRoleArn: [
      roles.accessRole?.roleArn,
      'The portal opens Studio with this role',
    ],
    ProfileRoleArn: [
      roles.profileRole?.roleArn,
      'The portal makes user profiles with this role',
    ],
    AppsRoleArn: [
      roles.appsRole?.roleArn,
      'The portal shows and stops apps with this role',
    ],
    EmrOperatorRoleArn: [
      roles.emrOperatorRole?.roleArn,
      'The portal starts and stops Spark with this role',
    ],
  };
}

const LOGIN: Readonly<Record<keyof LoginOutputs, string>> = {
  LoginUrl: 'Where people sign in to Studio beside the portal',
  UserPoolId: 'Cognito pool of the people who sign in',
  UserPoolArn: 'ARN of that pool',
  UserPoolClientId: 'Client of that pool for the sign-in',
  LoginFunctionArn: 'Function that opens Studio for who signed in',
};

function loginOutputs(login: LoginApi | undefined): Record<string, Output> {
  return Object.fromEntries(
    Object.entries(LOGIN).map(([key, description]) => [
      key,
      [login?.outputs[key as keyof LoginOutputs], description],
    ]),
  );
}
