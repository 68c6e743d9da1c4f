import {
  CreateAppCommand,
  CreateSpaceCommand,
  DescribeAppCommand,
  DescribeSpaceCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { until } from './until';

/** A person at work, who has a profile: a space of that person's own, and a JupyterLab that runs in it. */
export async function runApp(
  client: SageMakerClient,
  DomainId: string,
  UserProfileName: string,
): Promise<void> {
  const SpaceName = `${UserProfileName}-notebooks`;
  const app = {
    DomainId,
    SpaceName,
    AppType: 'JupyterLab',
    AppName: 'default',
  } as const;
  await client.send(
    new CreateSpaceCommand({
      DomainId,
      SpaceName,
      OwnershipSettings: { OwnerUserProfileName: UserProfileName },
      SpaceSharingSettings: { SharingType: 'Private' },
      SpaceSettings: { AppType: 'JupyterLab' },
    }),
  );
  await until(
    async () =>
      (
        await client.send(new DescribeSpaceCommand({ DomainId, SpaceName }))
      ).Status === 'InService',
  );
  await client.send(
    new CreateAppCommand({
      ...app,
      ResourceSpec: {
        InstanceType: 'ml.t3.medium',
        SageMakerImageArn:
          'arn:aws:sagemaker:eu-west-1:819792524951:image/sagemaker-distribution-cpu',
      },
    }),
  );
  await until(
    async () =>
      (await client.send(new DescribeAppCommand(app))).Status === 'InService',
  );
}
