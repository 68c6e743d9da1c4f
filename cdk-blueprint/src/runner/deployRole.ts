import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { isError } from '@backstage/errors';
import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
} from '@smithy/types';
import type { EnvironmentConfig } from '../config';
import { environmentStackName } from '../config/environmentNames';
import { partitionOf } from '../config/regions';
import { RunnerError } from './RunnerError';

const BOOTSTRAP_QUALIFIER = 'hnb659fds';
const LONGEST_SESSION_NAME = 64;

/** The role that CDK bootstrapping leaves in an account for those who deploy to it. */
export function deployRoleArn({
  account,
  region,
}: Pick<EnvironmentConfig, 'account' | 'region'>): string {
  const role = `cdk-${BOOTSTRAP_QUALIFIER}-deploy-role-${account}-${region}`;
  return `arn:${partitionOf(region)}:iam::${account}:role/${role}`;
}

/** Credentials of the deploy role, for looking at a stack beside the toolkit. */
export function deployRoleCredentials(
  config: EnvironmentConfig,
  base: AwsCredentialIdentityProvider,
): AwsCredentialIdentityProvider {
  const sts = new STSClient({ region: config.region, credentials: base });
  const command = new AssumeRoleCommand({
    RoleArn: deployRoleArn(config),
    RoleSessionName: environmentStackName(config).slice(
      0,
      LONGEST_SESSION_NAME,
    ),
  });
  return async () => {
    try {
      const { Credentials } = await sts.send(command);
      return toIdentity(Credentials ?? {});
    } catch (error) {
      throw isDenied(error) ? notAssumable(config, error) : error;
    }
  };
}

function toIdentity(credentials: {
  AccessKeyId?: string;
  SecretAccessKey?: string;
  SessionToken?: string;
  Expiration?: Date;
}): AwsCredentialIdentity {
  const {
    AccessKeyId = '',
    SecretAccessKey = '',
    SessionToken,
    Expiration,
  } = credentials;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}

function isDenied(error: unknown): error is Error {
  return (
    isError(error) &&
    (error.name === 'AccessDenied' || error.name === 'AccessDeniedException')
  );
}

// STS gives the same answer for a role that does not exist and for one that does not trust the caller; bootstrapping
// with the right trust is the remedy for both.
function notAssumable(
  { account, region }: EnvironmentConfig,
  error: Error,
): RunnerError {
  return new RunnerError({
    code: 'BootstrapMissing',
    message:
      `Account ${account} does not let the portal deploy in ${region}: bootstrap it for the CDK with the portal's ` +
      `account as trusted (cdk bootstrap aws://${account}/${region} --trust HUB_ACCOUNT).`,
    reason: error.message,
    needsBootstrap: { account, region },
  });
}
