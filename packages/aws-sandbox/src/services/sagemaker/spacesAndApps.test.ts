import {
  CreateAppCommand,
  CreateSpaceCommand,
  DeleteAppCommand,
  DeleteSpaceCommand,
  DeleteUserProfileCommand,
  DescribeAppCommand,
  DescribeSpaceCommand,
  ListAppsCommand,
  ListSpacesCommand,
} from '@aws-sdk/client-sagemaker';
import { eventually } from '../../testing/startTestSandbox';
import { IMAGE_ARN } from '../../testing/studioWorld';
import { refusal, useStudio } from '../../testing/useStudio';

describe('spaces and apps', () => {
  const lab = useStudio();

  it('stand in the way of deleting what they belong to, and take their time to go', async () => {
    const DomainId = await lab.world.createDomain();
    const profile = await lab.world.createProfile(DomainId, 'ana');
    const space = { DomainId, SpaceName: 'lab' };
    await lab.sageMaker.send(
      new CreateSpaceCommand({
        ...space,
        OwnershipSettings: { OwnerUserProfileName: 'ana' },
        SpaceSharingSettings: { SharingType: 'Private' },
        SpaceSettings: { AppType: 'JupyterLab' },
      }),
    );
    await eventually(
      () => lab.sageMaker.send(new DescribeSpaceCommand(space)),
      shown => shown.Status === 'InService',
    );
    const app = {
      ...space,
      AppType: 'JupyterLab' as const,
      AppName: 'default',
    };
    await lab.sageMaker.send(
      new CreateAppCommand({
        ...app,
        ResourceSpec: {
          InstanceType: 'ml.t3.medium',
          SageMakerImageArn: IMAGE_ARN,
        },
      }),
    );
    await eventually(
      () => lab.sageMaker.send(new DescribeAppCommand(app)),
      shown => shown.Status === 'InService',
    );
    await expect(
      lab.sageMaker.send(new ListSpacesCommand({ DomainIdEquals: DomainId })),
    ).resolves.toMatchObject({
      Spaces: [
        {
          SpaceName: 'lab',
          OwnershipSettingsSummary: { OwnerUserProfileName: 'ana' },
        },
      ],
    });
    await expect(
      lab.sageMaker.send(new DeleteSpaceCommand(space)),
    ).rejects.toMatchObject(
      refusal(
        'ResourceInUse',
        `Unable to delete Space [${DomainId}/lab] because App(s) are associated with it.`,
      ),
    );
    await expect(
      lab.sageMaker.send(new DeleteUserProfileCommand(profile)),
    ).rejects.toMatchObject(
      refusal(
        'ResourceInUse',
        `Unable to delete UserProfile [${DomainId}/ana] because Space(s) are associated with it.`,
      ),
    );
    await lab.sageMaker.send(new DeleteAppCommand(app));
    // Deleted apps stay in the list.
    await eventually(
      () =>
        lab.sageMaker.send(new ListAppsCommand({ DomainIdEquals: DomainId })),
      ({ Apps }) => Apps?.[0].Status === 'Deleted',
    );
    await lab.sageMaker.send(new DeleteSpaceCommand(space));
    await expect(
      eventually(
        () => lab.sageMaker.send(new DescribeSpaceCommand(space)),
        () => false,
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  it('belong to exactly one of profile and space', async () => {
    const app = {
      DomainId: lab.domainId,
      AppType: 'JupyterLab' as const,
      AppName: 'default',
    };
    await expect(
      lab.sageMaker.send(new CreateAppCommand(app)),
    ).rejects.toMatchObject(
      refusal(
        'ValidationException',
        'Either UserProfileName or SpaceName must be passed',
      ),
    );
    await expect(
      lab.sageMaker.send(
        new CreateAppCommand({
          ...app,
          SpaceName: 'a',
          UserProfileName: 'b',
        }),
      ),
    ).rejects.toMatchObject(refusal('ValidationException', 'not both b and a'));
  });
});
