import { DescribeFileSystemsCommand, EFSClient } from '@aws-sdk/client-efs';
import {
  CreateDomainCommand,
  CreateDomainCommandInput,
  DeleteDomainCommand,
  DeleteUserProfileCommand,
  DescribeDomainCommand,
  paginateListDomains,
  UpdateDomainCommand,
} from '@aws-sdk/client-sagemaker';
import { eventually, SPOKE } from '../../testing/startTestSandbox';
import { EXECUTION_ROLE as ROLE } from '../../testing/studioWorld';
import { refusal, useStudio } from '../../testing/useStudio';

describe('Studio domains', () => {
  const lab = useStudio();

  it('come with a home file system and go with it', async () => {
    const output = await lab.sageMaker.send(
      new CreateDomainCommand(lab.world.domainInput()),
    );
    const DomainId = output.DomainArn!.split('/')[1];
    expect(DomainId).toMatch(/^d-[a-z0-9]{12}$/);
    const domain = await lab.world.domainReaches(DomainId, 'InService');
    expect(domain).toMatchObject({
      DomainArn: `arn:aws:sagemaker:eu-west-1:${SPOKE}:domain/${DomainId}`,
      AuthMode: 'IAM',
      AppNetworkAccessType: 'VpcOnly',
      ...lab.world.network,
      Url: `https://${DomainId}.studio.eu-west-1.sagemaker.aws`,
      HomeEfsFileSystemId: expect.stringMatching(/^fs-/),
      DefaultUserSettings: { ExecutionRole: ROLE },
    });
    const efs = new EFSClient(lab.sandbox.config(lab.sandbox.admin(SPOKE)));
    const { FileSystems } = await efs.send(
      new DescribeFileSystemsCommand({
        FileSystemId: domain.HomeEfsFileSystemId,
      }),
    );
    expect(FileSystems![0].Tags).toContainEqual({
      Key: 'ManagedByAmazonSageMakerResource',
      Value: domain.DomainArn,
    });
    await lab.sageMaker.send(new DeleteDomainCommand({ DomainId }));
    await expect(
      eventually(
        () => lab.sageMaker.send(new DescribeDomainCommand({ DomainId })),
        () => false,
      ),
    ).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: `Domain [${DomainId}] does not exist.`,
    });
  });

  it('come without a home file system when told so', async () => {
    const DomainId = await lab.world.createDomain({
      HomeEfsFileSystemCreation: 'Disabled',
    });
    const { HomeEfsFileSystemId } = await lab.sageMaker.send(
      new DescribeDomainCommand({ DomainId }),
    );
    expect(HomeEfsFileSystemId).toBeUndefined();
  });

  it('are updated, member by member', async () => {
    const DomainId = await lab.world.createDomain({
      DefaultUserSettings: {
        ExecutionRole: ROLE,
        StudioWebPortal: 'ENABLED',
      },
    });
    const DefaultUserSettings = { DefaultLandingUri: 'studio::' };
    await lab.sageMaker.send(
      new UpdateDomainCommand({ DomainId, DefaultUserSettings }),
    );
    await expect(
      lab.world.domainReaches(DomainId, 'InService'),
    ).resolves.toMatchObject({
      DefaultUserSettings: {
        ExecutionRole: ROLE,
        StudioWebPortal: 'ENABLED',
        DefaultLandingUri: 'studio::',
      },
    });
  });

  it('are listed page by page', async () => {
    const made = await Promise.all([
      lab.world.createDomain(),
      lab.world.createDomain(),
      lab.world.createDomain(),
    ]);
    const ids: string[] = [];
    for await (const page of paginateListDomains(
      { client: lab.sageMaker, pageSize: 1 },
      {},
    )) {
      expect(page.Domains!.length).toBeLessThanOrEqual(1);
      ids.push(...page.Domains!.map(({ DomainId }) => DomainId!));
    }
    expect(ids).toEqual(expect.arrayContaining(made));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each<[string, () => Partial<CreateDomainCommandInput>, string, string]>([
    [
      'an odd name',
      () => ({ DomainName: 'a_b' }),
      'ValidationException',
      "'a_b' at 'domainName'",
    ],
    [
      'a long name',
      () => ({ DomainName: 'a'.repeat(64) }),
      'ValidationException',
      'domainName',
    ],
    [
      'a name that is taken',
      () => ({ DomainName: 'shared' }),
      'ResourceInUse',
      'shared',
    ],
    [
      'no settings',
      () => ({ DefaultUserSettings: undefined }),
      'ValidationException',
      'defaultUserSettings',
    ],
    [
      'no network',
      () => ({ SubnetIds: undefined }),
      'ValidationException',
      'SubnetIds',
    ],
    [
      'a subnet that does not exist',
      () => ({ SubnetIds: ['subnet-0123456789abcdef0'] }),
      'ValidationException',
      'subnet-0123456789abcdef0',
    ],
    [
      'a subnet of another VPC',
      () => ({ VpcId: 'vpc-1' }),
      'ValidationException',
      'vpc-1',
    ],
    [
      'a role that does not exist',
      () => ({ DefaultUserSettings: { ExecutionRole: `${ROLE}-2` } }),
      'ValidationException',
      `${ROLE}-2`,
    ],
    [
      'a role that is no role',
      () => ({
        DefaultUserSettings: {
          ExecutionRole: 'arn:aws:s3:::some-bucket-name',
        },
      }),
      'ValidationException',
      'executionRole',
    ],
    [
      'an idle time out of range',
      () => ({
        DefaultUserSettings: {
          ExecutionRole: ROLE,
          JupyterLabAppSettings: {
            AppLifecycleManagement: {
              IdleSettings: { IdleTimeoutInMinutes: 59 },
            },
          },
        },
      }),
      'ValidationException',
      "'59' at 'defaultUserSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings.idleTimeoutInMinutes'",
    ],
    [
      'an idle time below its minimum',
      () => ({
        DefaultUserSettings: {
          ExecutionRole: ROLE,
          CodeEditorAppSettings: {
            AppLifecycleManagement: {
              IdleSettings: {
                MinIdleTimeoutInMinutes: 120,
                IdleTimeoutInMinutes: 60,
              },
            },
          },
        },
      }),
      'ValidationException',
      '120',
    ],
    [
      'too many security groups',
      () => ({
        DefaultUserSettings: {
          ExecutionRole: ROLE,
          SecurityGroups: Array(6).fill('sg-1'),
        },
      }),
      'ValidationException',
      'securityGroups',
    ],
    [
      'an unknown mode',
      () => ({ AuthMode: 'NONE' as 'IAM' }),
      'ValidationException',
      'NONE',
    ],
  ])('refuse %s', async (_name, change, code, hint) => {
    await expect(
      lab.sageMaker.send(
        new CreateDomainCommand(lab.world.domainInput(change())),
      ),
    ).rejects.toMatchObject(refusal(code, hint));
  });

  it('are not deleted while they hold profiles', async () => {
    const DomainId = await lab.world.createDomain();
    const profile = await lab.world.createProfile(DomainId, 'ana');
    await expect(
      lab.sageMaker.send(new DeleteDomainCommand({ DomainId })),
    ).rejects.toMatchObject(refusal('ResourceInUse', 'UserProfile(s)'));
    await lab.sageMaker.send(new DeleteUserProfileCommand(profile));
    await eventually(
      () =>
        lab.sageMaker.send(new DeleteDomainCommand({ DomainId })).then(
          () => true,
          () => false,
        ),
      deleted => deleted,
    );
  });
});
