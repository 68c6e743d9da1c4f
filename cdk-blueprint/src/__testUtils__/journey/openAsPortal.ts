import { DescribeMountTargetsCommand, EFSClient } from '@aws-sdk/client-efs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreatePresignedDomainUrlCommand,
  CreateUserProfileCommand,
  DescribeUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { LocalAws } from '../localAws';
import { assumePortalRole } from './assumePortalRole';
import { until } from './until';

const UID = 10_000;

/** Opens Studio for a person who was never there, with the roles that the portal has for it. */
export async function openAsPortal(
  aws: LocalAws,
  outputs: Record<string, string>,
  person: string,
): Promise<void> {
  const { DomainId, FileSystemId, ExecutionRoleArn } = outputs;
  const profile = { DomainId, UserProfileName: person };
  const makes = await assumePortalRole(aws, outputs.ProfileRoleArn, person);
  await new EFSClient(makes).send(
    new DescribeMountTargetsCommand({ FileSystemId }),
  );
  await new LambdaClient(makes).send(
    new InvokeCommand({
      FunctionName: outputs.HomeDirectoryFunctionArn,
      Payload: JSON.stringify({ profileName: person, uid: UID }),
    }),
  );
  const maker = new SageMakerClient(makes);
  await maker.send(
    new CreateUserProfileCommand({
      ...profile,
      Tags: [{ Key: 'studiouserid', Value: person }],
      UserSettings: { ExecutionRole: ExecutionRoleArn },
    }),
  );
  await until(
    async () =>
      (await maker.send(new DescribeUserProfileCommand(profile))).Status ===
      'InService',
  );
  const opener = new SageMakerClient(
    await assumePortalRole(aws, outputs.AccessRoleArn, person),
  );
  await opener.send(new DescribeUserProfileCommand(profile));
  await opener.send(
    new CreatePresignedDomainUrlCommand({ ...profile, ExpiresInSeconds: 20 }),
  );
}
