import { LambdaClient } from '@aws-sdk/client-lambda';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { mockServices } from '@backstage/backend-test-utils';
import { AssumeRoleInput } from '@gco/plugin-gco-analytics-node';
import { mockRecord } from '../__testUtils__';
import { AwsClients } from '../aws';
import { DefaultStudioAccess } from './DefaultStudioAccess';
import { StudioProfiles } from './StudioProfiles';

// States of profiles that the local AWS never gets into; the journey itself is tested against it.
function accessTo(profile: { Status: string; FailureReason?: string }) {
  const sent: string[] = [];
  const client = {
    send: async (command: object) => {
      sent.push(command.constructor.name);
      return profile;
    },
  };
  const sessions: AssumeRoleInput[] = [];
  const clients: Pick<AwsClients, 'sageMaker' | 'lambda'> = {
    sageMaker: session => {
      sessions.push(session);
      return client as unknown as SageMakerClient;
    },
    lambda: () => client as unknown as LambdaClient,
  };
  const profiles: Pick<StudioProfiles, 'profileOf'> = {
    profileOf: async (environment, userRef) => ({
      environment,
      userRef,
      profileName: 'ana',
      posixId: 10_000,
    }),
  };
  const access = new DefaultStudioAccess({
    clients: clients as AwsClients,
    profiles: profiles as StudioProfiles,
    config: { urlLifetimeSeconds: 20, sessionDurationSeconds: 43_200 },
    logger: mockServices.logger.mock(),
  });
  const open = () =>
    access.open({
      environment: mockRecord(),
      userEntityRef: 'user:default/ana',
    });
  return { open, sent, sessions };
}

it.each(['Failed', 'Update_Failed', 'Delete_Failed'])(
  'says what to do about a profile that is %s',
  async Status => {
    const { open, sent } = accessTo({ Status, FailureReason: 'no space' });
    await expect(open()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        new RegExp(`'ana' .* is ${Status}; ask the platform team .* no space`),
      ),
    });
    expect(sent).toEqual(['DescribeUserProfileCommand']);
  },
);

it.each(['Pending', 'Updating', 'Deleting'])(
  'waits for a profile that is %s',
  async Status => {
    const { open, sent } = accessTo({ Status });
    await expect(open()).resolves.toEqual({
      status: 'preparing',
      profileName: 'ana',
      profileState: Status,
      retryAfterMs: 2000,
    });
    expect(sent).toEqual(['DescribeUserProfileCommand']);
  },
);

it('does not take an answer without a URL for a session', async () => {
  const { open } = accessTo({ Status: 'InService' });
  await expect(open()).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
  });
});
