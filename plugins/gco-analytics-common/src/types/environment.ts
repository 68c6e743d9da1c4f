import { JsonObject } from '@backstage/types';
import { Health } from './status';
import { Operation } from './operation';

/**
 * Where an environment stands in its life.
 *
 * - `deploying`: the first deployment runs
 * - `active`: deployed; its resources' state is in the status snapshot
 * - `changing`: a change or upgrade runs on a deployed environment
 * - `failed`: the last deployment failed; it can be tried again under the same name by its owner
 * - `retiring`, `retired`: being deleted, deleted (the record stays for the history)
 *
 * @public
 */
export type EnvironmentState =
  | 'deploying'
  | 'active'
  | 'changing'
  | 'failed'
  | 'retiring'
  | 'retired';

/** @public */
export const ENVIRONMENT_STATES: readonly EnvironmentState[] = [
  'deploying',
  'active',
  'changing',
  'failed',
  'retiring',
  'retired',
];

/**
 * An environment as lists show it.
 *
 * @public
 */
export interface EnvironmentSummary {
  /** Slug, unique in the portal, 3-20 characters. */
  name: string;
  /** Entity ref of the owning group, e.g. `group:default/forecasting`. */
  owner: string;
  /** 12-digit AWS account id. */
  accountId: string;
  /** AWS region, e.g. `eu-west-1`. */
  region: string;
  state: EnvironmentState;
  /** Worst health of its resources, `unknown` before the first status snapshot. */
  health: Health;
  /** Version of the blueprint that was deployed last. */
  blueprintVersion?: string;
  /** Entity ref of the person who created it. */
  createdBy: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  updatedAt: string;
}

/**
 * One environment in full.
 *
 * @public
 */
export interface Environment extends EnvironmentSummary {
  /** Name of its CloudFormation stack. */
  stackName: string;
  /** The blueprint config it was deployed with, without the `access` section. */
  config: JsonObject;
  /** Stack outputs, empty until the first deployment succeeded. */
  outputs: Partial<EnvironmentOutputs>;
  /** The running operation, or the last one. */
  operation?: Operation;
}

/**
 * The blueprint's stack outputs, by output key. The portal reads an environment from these, never from name patterns.
 *
 * @public
 */
export interface EnvironmentOutputs {
  BlueprintVersion: string;
  DomainId: string;
  DomainArn: string;
  DomainUrl: string;
  ExecutionRoleArn: string;
  AccessRoleArn: string;
  ProfileRoleArn: string;
  /** SSM parameter that holds the external id of these roles. */
  ExternalIdParameter: string;
  /** Role that lists and stops people's apps. */
  AppsRoleArn: string;
  /** Role that starts and stops Spark; absent when EMR is switched off. */
  EmrOperatorRoleArn: string;
  /** Lambda function that makes people's directories on the team's file system. */
  HomeDirectoryFunctionArn: string;
  StudioBucketName: string;
  AccessLogBucketName: string;
  FileSystemId: string;
  /** Studio's own file system, for Studio Classic; absent when it is switched off. */
  HomeFileSystemId: string;
  KeyArn: string;
  VpcId: string;
  /** Comma-separated. */
  PrivateSubnetIds: string;
  /** Interface endpoints, as `name=id`, comma-separated. */
  InterfaceEndpointIds: string;
  /** Absent when EMR is switched off. */
  EmrApplicationId: string;
  /** What stays in the account when the environment is retired: `none`, or kinds separated by commas. */
  RetainedData: string;
  /** Address of the login API; absent, like the rest of it, when login is switched off. */
  LoginUrl: string;
  UserPoolId: string;
  UserPoolArn: string;
  UserPoolClientId: string;
  LoginFunctionArn: string;
}

/**
 * An AWS account that the platform team has onboarded, as the wizard offers it.
 *
 * @public
 */
export interface Account {
  /** 12-digit AWS account id. */
  accountId: string;
  /** Name for people. */
  name: string;
  /** Regions that environments may be created in. */
  regions: string[];
}
