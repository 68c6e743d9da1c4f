import { createStudioWorld, IMAGE_ARN } from '../../studioWorld';
import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const sagemaker: Seed = {
  service: 'sagemaker',
  async fill(call, sandbox) {
    const on = (operation: string, input: object) =>
      call('sagemaker', operation, input);
    const world = await createStudioWorld(sandbox);
    const DomainId = await world.createDomain({
      Tags: [...Array(50).keys()].map(index => ({
        Key: `k${index}`,
        Value: 'x',
      })),
    });
    await world.createDomain();
    await each(name => world.createProfile(DomainId, name));
    await each(SpaceName =>
      on('CreateSpace', {
        DomainId,
        SpaceName,
        SpaceSettings: { AppType: 'JupyterLab' },
        OwnershipSettings: { OwnerUserProfileName: 'ant' },
        SpaceSharingSettings: { SharingType: 'Private' },
      }),
    );
    await each(StudioLifecycleConfigName =>
      on('CreateStudioLifecycleConfig', {
        StudioLifecycleConfigName,
        StudioLifecycleConfigContent: 'ZWNobw==',
        StudioLifecycleConfigAppType: 'JupyterLab',
      }),
    );
    await each(SpaceName =>
      on('CreateApp', {
        DomainId,
        SpaceName,
        AppType: 'JupyterLab',
        AppName: 'default',
        ResourceSpec: {
          InstanceType: 'ml.t3.medium',
          SageMakerImageArn: IMAGE_ARN,
        },
      }),
    );
    const { DomainArn } = await on('DescribeDomain', { DomainId });
    return {
      ListApps: {},
      ListDomains: {},
      ListUserProfiles: {},
      ListSpaces: {},
      ListStudioLifecycleConfigs: {},
      ListTags: { input: { ResourceArn: DomainArn } },
    };
  },
};
