import { StudioActor } from '../../testing/lifecycle/StudioActor';
import { QUOTAS, raiseQuota } from '../servicequotas';

const MINUTE = 60;
const IMAGE =
  'arn:aws:sagemaker:eu-west-1:819792524951:image/sagemaker-distribution-cpu';

describe('changes of Studio', () => {
  let actor: StudioActor;
  let DomainId: string;
  let domains = 0;

  const call = (operation: string, input: object): Promise<any> =>
    actor.lifecycle.call('sagemaker', operation, input);
  const refusal = async (operation: string, input: object) => {
    const outcome = await actor.lifecycle.attempt(
      'sagemaker',
      operation,
      input,
    );
    return 'error' in outcome
      ? `${outcome.error.code}: ${outcome.error.message}`
      : 'admitted';
  };
  const fail = (type: string, change: 'create' | 'update' | 'delete') =>
    actor.lifecycle.world.faults.add({
      service: 'sagemaker',
      resourceType: `AWS::SageMaker::${type}`,
      change,
      count: 1,
      effect: { type: 'fail', reason: 'Something is wrong' },
    });
  const createDomain = async (change: object = {}) => {
    const created = await call('CreateDomain', {
      ...actor.network,
      DomainName: `domain-${(domains += 1)}`,
      AuthMode: 'IAM',
      DefaultUserSettings: { ExecutionRole: actor.roleArn },
      ...change,
    });
    await actor.lifecycle.advance(10 * MINUTE);
    return created.DomainId as string;
  };
  const profile = () => ({ DomainId, UserProfileName: 'ana' });
  const space = () => ({ DomainId, SpaceName: 'lab' });
  const volume = (EbsVolumeSizeInGb: number) => ({
    SpaceSettings: {
      SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb } },
    },
  });
  const runApp = async () => {
    await call('CreateApp', {
      ...space(),
      AppType: 'JupyterLab',
      AppName: 'default',
      ResourceSpec: { SageMakerImageArn: IMAGE },
    });
    await actor.lifecycle.advance(5 * MINUTE);
  };

  beforeEach(async () => {
    actor = await StudioActor.create();
    DomainId = await createDomain();
    await call('CreateUserProfile', profile());
    await call('CreateSpace', space());
    await actor.lifecycle.advance(MINUTE);
  });
  afterEach(() => actor.lifecycle.end());

  describe.each([
    ['Domain', () => ({ DomainId })],
    ['UserProfile', profile],
    ['Space', space],
  ] as const)('%s', (what, name) => {
    const describeIt = () => call(`Describe${what}`, name());

    it('keeps the reason why an update failed, and can be updated again', async () => {
      fail(what, 'update');
      await call(`Update${what}`, name());
      await actor.lifecycle.advance(MINUTE);
      await expect(describeIt()).resolves.toMatchObject({
        Status: 'Update_Failed',
        FailureReason: 'Something is wrong',
      });
      await call(`Update${what}`, name());
      await expect(describeIt()).resolves.toMatchObject({ Status: 'Updating' });
      await expect(refusal(`Update${what}`, name())).resolves.toMatch(
        /^ResourceInUse: .*Updating/,
      );
      await actor.lifecycle.advance(MINUTE);
      const { Status, FailureReason } = await describeIt();
      expect({ Status, FailureReason }).toEqual({
        Status: 'InService',
        FailureReason: undefined,
      });
    });

    it('keeps the reason why it was not deleted, and can be deleted again', async () => {
      if (what === 'Domain') {
        await call('DeleteSpace', space());
        await call('DeleteUserProfile', profile());
        await actor.lifecycle.advance(MINUTE);
      }
      fail(what, 'delete');
      await call(`Delete${what}`, name());
      await actor.lifecycle.advance(5 * MINUTE);
      await expect(describeIt()).resolves.toMatchObject({
        Status: 'Delete_Failed',
        FailureReason: 'Something is wrong',
      });
      await expect(refusal(`Update${what}`, name())).resolves.toMatch(
        /^ValidationException: .*Delete_Failed/,
      );
      await call(`Delete${what}`, name());
      await actor.lifecycle.advance(5 * MINUTE);
      await expect(refusal(`Describe${what}`, name())).resolves.toMatch(
        /^ResourceNotFound: /,
      );
    });
  });

  it('a domain that failed can only be deleted', async () => {
    fail('Domain', 'create');
    const failed = { DomainId: await createDomain() };
    await expect(call('DescribeDomain', failed)).resolves.toMatchObject({
      Status: 'Failed',
      FailureReason: 'Something is wrong',
    });
    await expect(refusal('UpdateDomain', failed)).resolves.toMatch(
      /^ValidationException: .*Failed/,
    );
    await expect(
      refusal('CreateUserProfile', { ...failed, UserProfileName: 'ana' }),
    ).resolves.toMatch(/^ValidationException: .*Failed/);
    await call('DeleteDomain', failed);
  });

  it('a domain changes what its apps rely on only while none runs', async () => {
    const identity = {
      DomainId,
      DomainSettingsForUpdate: {
        ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME',
      },
    };
    await runApp();
    for (const change of [
      identity,
      { DomainId, AppNetworkAccessType: 'VpcOnly' },
      { DomainId, SubnetIds: [] },
    ]) {
      await expect(refusal('UpdateDomain', change)).resolves.toMatch(
        /^ValidationException: .*InService/,
      );
    }
    await call('UpdateDomain', { DomainId, TagPropagation: 'ENABLED' });
    await actor.lifecycle.advance(MINUTE);
    await expect(
      refusal('UpdateDomain', { DomainId, VpcId: 'vpc-0other' }),
    ).resolves.toMatch(/^ValidationException: VpcId .*vpc-0other/);
    await call('DeleteApp', {
      ...space(),
      AppType: 'JupyterLab',
      AppName: 'default',
    });
    await actor.lifecycle.advance(5 * MINUTE);
    await expect(refusal('UpdateDomain', identity)).resolves.toBe('admitted');
  });

  it('volumes grow within quota and domain, while nothing runs, and never shrink', async () => {
    await call('UpdateSpace', { ...space(), ...volume(20) });
    await actor.lifecycle.advance(MINUTE);
    await expect(
      refusal('UpdateSpace', { ...space(), ...volume(10) }),
    ).resolves.toMatch(/^ValidationException: .*from 20 to 10/);
    raiseQuota(actor.lifecycle.world, {
      accountId: '444455556666',
      region: 'eu-west-1',
      quota: QUOTAS.sageMaker.spaceVolumes,
      value: 100,
    });
    await expect(
      refusal('UpdateSpace', { ...space(), ...volume(101) }),
    ).resolves.toMatch(
      /^ResourceLimitExceeded: .*is 100 Gigabytes, with current utilization of 20 Gigabytes and a request delta of 81 Gigabytes/,
    );
    await runApp();
    await expect(
      refusal('UpdateSpace', { ...space(), ...volume(30) }),
    ).resolves.toMatch(/^ResourceInUse: .*InService/);
    await expect(
      refusal('UpdateSpace', { ...space(), SpaceDisplayName: 'The lab' }),
    ).resolves.toBe('admitted');
    await expect(call('DescribeSpace', space())).resolves.toMatchObject({
      SpaceDisplayName: 'The lab',
    });
  });

  it('a space keeps the kind of its apps, and names its owner and its sharing together', async () => {
    await expect(
      refusal('UpdateSpace', {
        ...space(),
        SpaceSettings: { AppType: 'CodeEditor' },
      }),
    ).resolves.toMatch(/^ValidationException: AppType/);
    await expect(
      refusal('CreateSpace', {
        DomainId,
        SpaceName: 'half',
        OwnershipSettings: { OwnerUserProfileName: 'ana' },
      }),
    ).resolves.toMatch(/^ValidationException: .*together/);
  });

  it('a new account has room for two domains', async () => {
    raiseQuota(actor.lifecycle.world, {
      accountId: '444455556666',
      region: 'eu-west-1',
      quota: QUOTAS.sageMaker.domains,
      value: QUOTAS.sageMaker.domains.value,
    });
    await createDomain();
    await expect(
      refusal('CreateDomain', {
        ...actor.network,
        DomainName: 'third',
        AuthMode: 'IAM',
        DefaultUserSettings: { ExecutionRole: actor.roleArn },
      }),
    ).resolves.toMatch(
      /^ResourceLimitExceeded: The account-level service limit 'Total domains' is 2 Domains, with current utilization of 2 Domains and a request delta of 1 Domains\./,
    );
  });
});
