import {
  CreateUserProfileCommand,
  DescribeUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { until } from './until';

/** A profile, ready for use. */
export async function makeProfile(
  client: SageMakerClient,
  DomainId: string,
  UserProfileName: string,
): Promise<void> {
  await client.send(
    new CreateUserProfileCommand({ DomainId, UserProfileName }),
  );
  await until(
    async () =>
      (
        await client.send(
          new DescribeUserProfileCommand({ DomainId, UserProfileName }),
        )
      ).Status === 'InService',
  );
}
