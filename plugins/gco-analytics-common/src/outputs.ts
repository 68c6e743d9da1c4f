import { EnvironmentOutputs } from './types';

// Typed as a record so that a key missing here, or one too many, does not compile.
const keys: Record<keyof EnvironmentOutputs, true> = {
  BlueprintVersion: true,
  DomainId: true,
  DomainArn: true,
  DomainUrl: true,
  ExecutionRoleArn: true,
  AccessRoleArn: true,
  ProfileRoleArn: true,
  ExternalIdParameter: true,
  AppsRoleArn: true,
  EmrOperatorRoleArn: true,
  HomeDirectoryFunctionArn: true,
  StudioBucketName: true,
  AccessLogBucketName: true,
  FileSystemId: true,
  HomeFileSystemId: true,
  KeyArn: true,
  VpcId: true,
  PrivateSubnetIds: true,
  InterfaceEndpointIds: true,
  EmrApplicationId: true,
  RetainedData: true,
  LoginUrl: true,
  UserPoolId: true,
  UserPoolArn: true,
  UserPoolClientId: true,
  LoginFunctionArn: true,
};

/**
 * Every output key that the blueprint's stack may have.
 *
 * @public
 */
export const ENVIRONMENT_OUTPUT_KEYS = Object.keys(
  keys,
) as (keyof EnvironmentOutputs)[];

/**
 * The known outputs among all outputs of a stack; others (such as those a CDK toolkit adds) are dropped.
 *
 * @public
 */
export function pickEnvironmentOutputs(
  outputs: Record<string, string>,
): Partial<EnvironmentOutputs> {
  return Object.fromEntries(
    ENVIRONMENT_OUTPUT_KEYS.filter(key => outputs[key] !== undefined).map(
      key => [key, outputs[key]],
    ),
  );
}
