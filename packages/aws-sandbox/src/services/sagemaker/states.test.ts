import {
  CreateDomainCommand,
  CreatePresignedDomainUrlCommand,
  CreateUserProfileCommand,
  DeleteDomainCommand,
  DeleteUserProfileCommand,
  DescribeDomainCommand,
  DescribeUserProfileCommand,
  SageMakerClient,
  UpdateDomainCommand,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { createStudioWorld, StudioWorld } from '../../testing/studioWorld';

describe('states of Studio', () => {
  let sandbox: TestSandbox;
  let sageMaker: SageMakerClient;
  let world: StudioWorld;

  beforeAll(async () => {
    // Time passes only where it is waited, so that a call meets the state that the one before has caused.
    sandbox = await startTestSandbox({ timeScale: 1 });
    sageMaker = sandbox.clients(sandbox.admin(SPOKE)).sageMaker;
    world = await createStudioWorld(sandbox, sandbox.until);
  });
  afterAll(() => sandbox.stop());

  it('follow each other in time, and each refuses what it does not admit', async () => {
    const refused = (name: string, state: string) => ({
      name,
      message: expect.stringContaining(state),
    });
    const { DomainArn } = await sageMaker.send(
      new CreateDomainCommand(world.domainInput()),
    );
    const DomainId = DomainArn!.split('/')[1];
    const domain = () =>
      sageMaker.send(new DescribeDomainCommand({ DomainId }));
    const person = { DomainId, UserProfileName: 'ana' };
    const profile = () =>
      sageMaker.send(new DescribeUserProfileCommand(person));

    await expect(domain()).resolves.toMatchObject({ Status: 'Pending' });
    await expect(
      sageMaker.send(new DeleteDomainCommand({ DomainId })),
    ).rejects.toMatchObject(refused('ResourceInUse', 'Pending'));
    await expect(
      sageMaker.send(new CreateUserProfileCommand(person)),
    ).rejects.toMatchObject(refused('ValidationException', 'Pending'));
    await world.domainReaches(DomainId, 'InService');

    await sageMaker.send(new CreateUserProfileCommand(person));
    await expect(profile()).resolves.toMatchObject({ Status: 'Pending' });
    await expect(
      sageMaker.send(new CreatePresignedDomainUrlCommand(person)),
    ).rejects.toMatchObject(refused('ValidationException', 'Pending'));
    await expect(
      sageMaker.send(new DeleteUserProfileCommand(person)),
    ).rejects.toMatchObject(refused('ResourceInUse', 'Pending'));
    await world.profileReaches(DomainId, 'ana', 'InService');

    await sageMaker.send(
      new UpdateUserProfileCommand({ ...person, UserSettings: {} }),
    );
    await expect(profile()).resolves.toMatchObject({ Status: 'Updating' });
    await world.profileReaches(DomainId, 'ana', 'InService');

    const update = () =>
      sageMaker.send(
        new UpdateDomainCommand({ DomainId, DefaultUserSettings: {} }),
      );
    await update();
    await expect(domain()).resolves.toMatchObject({ Status: 'Updating' });
    await expect(update()).rejects.toMatchObject(
      refused('ResourceInUse', 'Updating'),
    );
    await world.domainReaches(DomainId, 'InService');

    await sageMaker.send(new DeleteUserProfileCommand(person));
    await expect(profile()).resolves.toMatchObject({ Status: 'Deleting' });
    await expect(
      sageMaker.send(new DeleteDomainCommand({ DomainId })),
    ).rejects.toMatchObject(refused('ResourceInUse', 'UserProfile(s)'));
    await expect(
      world.profileReaches(DomainId, 'ana', 'gone'),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });

    await sageMaker.send(new DeleteDomainCommand({ DomainId }));
    await expect(domain()).resolves.toMatchObject({ Status: 'Deleting' });
    await expect(
      sageMaker.send(new CreateUserProfileCommand(person)),
    ).rejects.toMatchObject(refused('ValidationException', 'Deleting'));
    await expect(world.domainReaches(DomainId, 'gone')).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });
});
