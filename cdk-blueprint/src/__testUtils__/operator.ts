import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { LocalAws } from './localAws';

const HUB_ROLE = 'arn:aws:iam::111122223333:role/gco-analytics-hub';
const ROLE_NAME = 'test-operator';

const TEMPLATE = {
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Path: '/gco/',
        RoleName: ROLE_NAME,
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: HUB_ROLE },
          },
        },
        Policies: [
          {
            PolicyName: 'everything',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
            },
          },
        ],
      },
    },
  },
};

/** What every SDK client of a test takes. */
export interface ClientConfig {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: AwsCredentialIdentityProvider;
}

/** Somebody who may do anything in an account, to look at what was deployed and to work with it. */
export async function operatorOf(
  aws: LocalAws,
  { account, region }: { account: string; region: string },
): Promise<ClientConfig> {
  const as = (credentials: AwsCredentialIdentityProvider): ClientConfig => ({
    region,
    endpoint: aws.url,
    credentials,
  });
  const assume = async (RoleArn: string) => {
    const { Credentials: session } = await new STSClient(
      as(aws.hubCredentials),
    ).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'operator' }));
    return {
      accessKeyId: session!.AccessKeyId!,
      secretAccessKey: session!.SecretAccessKey!,
      sessionToken: session!.SessionToken,
    };
  };
  const bootstrapRole = (name: string) =>
    `arn:aws:iam::${account}:role/cdk-hnb659fds-${name}-role-${account}-${region}`;
  const client = new CloudFormationClient(
    as(() => assume(bootstrapRole('deploy'))),
  );
  const StackName = 'operator';
  await client.send(
    new CreateStackCommand({
      StackName,
      RoleARN: bootstrapRole('cfn-exec'),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      TemplateBody: JSON.stringify(TEMPLATE),
    }),
  );
  await waitUntilStackCreateComplete(
    { client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 0.1 },
    { StackName },
  );
  return as(() => assume(`arn:aws:iam::${account}:role/gco/${ROLE_NAME}`));
}
