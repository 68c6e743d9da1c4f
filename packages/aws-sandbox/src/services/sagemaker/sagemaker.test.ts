import { DescribeFileSystemsCommand, EFSClient } from '@aws-sdk/client-efs';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AddTagsCommand,
  CreateAppCommand,
  CreateDomainCommand,
  CreateDomainCommandInput,
  CreatePresignedDomainUrlCommand,
  CreateSpaceCommand,
  CreateUserProfileCommand,
  CreateUserProfileCommandInput,
  DeleteAppCommand,
  DeleteDomainCommand,
  DeleteSpaceCommand,
  DeleteTagsCommand,
  DeleteUserProfileCommand,
  DescribeAppCommand,
  DescribeDomainCommand,
  DescribeSpaceCommand,
  DescribeUserProfileCommand,
  ListAppsCommand,
  ListModelsCommand,
  ListSpacesCommand,
  ListTagsCommand,
  paginateListDomains,
  paginateListUserProfiles,
  SageMakerClient,
  UpdateDomainCommand,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import {
  eventually,
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import {
  createStudioWorld,
  EXECUTION_ROLE as ROLE,
  IMAGE_ARN,
  StudioWorld,
} from '../../testing/studioWorld';

describe('SageMaker Studio', () => {
  let sandbox: TestSandbox;
  let sageMaker: SageMakerClient;
  let world: StudioWorld;
  let domainId: string;
  let names = 0;

  const unique = (prefix: string) => `${prefix}-${(names += 1)}`;
  const refusal = (name: string, hint: string) => ({
    name,
    message: expect.stringContaining(hint),
  });

  beforeAll(async () => {
    // Fast enough that waiting for a domain takes a tenth of a second.
    sandbox = await startTestSandbox({ timeScale: 0.0003 });
    sageMaker = sandbox.clients(sandbox.admin(SPOKE)).sageMaker;
    world = await createStudioWorld(sandbox);
    domainId = await world.createDomain({
      DomainName: 'shared',
      Tags: [{ Key: 'gco:environment', Value: 'fc' }],
    });
  });
  afterAll(() => sandbox.stop());

  describe('domains', () => {
    it('come with a home file system and go with it', async () => {
      const output = await sageMaker.send(
        new CreateDomainCommand(world.domainInput()),
      );
      const DomainId = output.DomainArn!.split('/')[1];
      expect(DomainId).toMatch(/^d-[a-z0-9]{12}$/);
      const domain = await world.domainReaches(DomainId, 'InService');
      expect(domain).toMatchObject({
        DomainArn: `arn:aws:sagemaker:eu-west-1:${SPOKE}:domain/${DomainId}`,
        AuthMode: 'IAM',
        AppNetworkAccessType: 'VpcOnly',
        ...world.network,
        Url: `https://${DomainId}.studio.eu-west-1.sagemaker.aws`,
        HomeEfsFileSystemId: expect.stringMatching(/^fs-/),
        DefaultUserSettings: { ExecutionRole: ROLE },
      });
      const efs = new EFSClient(sandbox.config(sandbox.admin(SPOKE)));
      const { FileSystems } = await efs.send(
        new DescribeFileSystemsCommand({
          FileSystemId: domain.HomeEfsFileSystemId,
        }),
      );
      expect(FileSystems![0].Tags).toContainEqual({
        Key: 'ManagedByAmazonSageMakerResource',
        Value: domain.DomainArn,
      });
      await sageMaker.send(new DeleteDomainCommand({ DomainId }));
      await expect(
        eventually(
          () => sageMaker.send(new DescribeDomainCommand({ DomainId })),
          () => false,
        ),
      ).rejects.toMatchObject({
        name: 'ResourceNotFound',
        message: `Domain [${DomainId}] does not exist.`,
      });
    });

    it('come without a home file system when told so', async () => {
      const DomainId = await world.createDomain({
        HomeEfsFileSystemCreation: 'Disabled',
      });
      const { HomeEfsFileSystemId } = await sageMaker.send(
        new DescribeDomainCommand({ DomainId }),
      );
      expect(HomeEfsFileSystemId).toBeUndefined();
    });

    it('are updated, member by member', async () => {
      const DomainId = await world.createDomain({
        DefaultUserSettings: {
          ExecutionRole: ROLE,
          StudioWebPortal: 'ENABLED',
        },
      });
      const DefaultUserSettings = { DefaultLandingUri: 'studio::' };
      await sageMaker.send(
        new UpdateDomainCommand({ DomainId, DefaultUserSettings }),
      );
      await expect(
        world.domainReaches(DomainId, 'InService'),
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
        world.createDomain(),
        world.createDomain(),
        world.createDomain(),
      ]);
      const ids: string[] = [];
      for await (const page of paginateListDomains(
        { client: sageMaker, pageSize: 1 },
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
        sageMaker.send(new CreateDomainCommand(world.domainInput(change()))),
      ).rejects.toMatchObject(refusal(code, hint));
    });

    it('are not deleted while they hold profiles', async () => {
      const DomainId = await world.createDomain();
      const profile = await world.createProfile(DomainId, 'ana');
      await expect(
        sageMaker.send(new DeleteDomainCommand({ DomainId })),
      ).rejects.toMatchObject(refusal('ResourceInUse', 'UserProfile(s)'));
      await sageMaker.send(new DeleteUserProfileCommand(profile));
      await eventually(
        () =>
          sageMaker.send(new DeleteDomainCommand({ DomainId })).then(
            () => true,
            () => false,
          ),
        deleted => deleted,
      );
    });
  });

  describe('user profiles', () => {
    it('keep their settings', async () => {
      const input = {
        DomainId: domainId,
        UserProfileName: unique('p'),
        UserSettings: { CustomPosixUserConfig: { Uid: 10_001, Gid: 1001 } },
        Tags: [{ Key: 'studiouserid', Value: 'ana' }],
      };
      const { UserProfileArn } = await sageMaker.send(
        new CreateUserProfileCommand(input),
      );
      expect(UserProfileArn).toBe(
        `arn:aws:sagemaker:eu-west-1:${SPOKE}:user-profile/${domainId}/${input.UserProfileName}`,
      );
      await expect(
        world.profileReaches(domainId, input.UserProfileName, 'InService'),
      ).resolves.toMatchObject({
        UserSettings: input.UserSettings,
        HomeEfsFileSystemUid: '10001',
      });
      await sageMaker.send(
        new UpdateUserProfileCommand({
          ...input,
          UserSettings: { ExecutionRole: ROLE },
        }),
      );
      await expect(
        world.profileReaches(domainId, input.UserProfileName, 'InService'),
      ).resolves.toMatchObject({
        UserSettings: {
          ExecutionRole: ROLE,
          CustomPosixUserConfig: { Uid: 10_001 },
        },
      });
    });

    it('take names in any case for the same', async () => {
      const name = unique('Bob');
      await world.createProfile(domainId, name);
      const other = { DomainId: domainId, UserProfileName: name.toLowerCase() };
      await expect(
        sageMaker.send(new CreateUserProfileCommand(other)),
      ).rejects.toMatchObject(refusal('ResourceInUse', 'already exists'));
      await expect(
        sageMaker.send(new DescribeUserProfileCommand(other)),
      ).resolves.toMatchObject({ UserProfileName: name });
    });

    it('are listed page by page, by domain and part of the name', async () => {
      const DomainId = await world.createDomain();
      for (const name of ['anton', 'anna', 'berta']) {
        await world.createProfile(DomainId, name);
      }
      const found: string[] = [];
      for await (const page of paginateListUserProfiles(
        { client: sageMaker, pageSize: 1 },
        { DomainIdEquals: DomainId, UserProfileNameContains: 'an' },
      )) {
        found.push(
          ...page.UserProfiles!.map(({ UserProfileName }) => UserProfileName!),
        );
      }
      expect(found).toEqual(['anton', 'anna']);
    });

    it.each<[string, Partial<CreateUserProfileCommandInput>, string, string]>([
      [
        'an e-mail address',
        { UserProfileName: 'ana@example.com' },
        'ValidationException',
        'ana@example.com',
      ],
      [
        'an underscore',
        { UserProfileName: 'ana_b' },
        'ValidationException',
        'ana_b',
      ],
      [
        'no name',
        { UserProfileName: undefined },
        'ValidationException',
        'userProfileName',
      ],
      [
        'a domain that does not exist',
        { DomainId: 'd-abcdefabcdef' },
        'ResourceNotFound',
        'd-abcdefabcdef',
      ],
      [
        'a domain id that is none',
        { DomainId: '../x' },
        'ValidationException',
        'domainId',
      ],
      [
        'a user id out of range',
        { UserSettings: { CustomPosixUserConfig: { Uid: 9999, Gid: 1001 } } },
        'ValidationException',
        '9999',
      ],
      [
        'half of the POSIX ids',
        { UserSettings: { CustomPosixUserConfig: { Uid: 10_000 } as any } },
        'ValidationException',
        'userSettings.customPosixUserConfig.gid',
      ],
      [
        'a relative path',
        {
          UserSettings: {
            CustomFileSystemConfigs: [
              {
                EFSFileSystemConfig: {
                  FileSystemId: 'fs-0123456789abcdef0',
                  FileSystemPath: 'home',
                },
              },
            ],
          },
        },
        'ValidationException',
        "'home'",
      ],
      [
        'too many tags',
        {
          Tags: Array.from({ length: 51 }, (_, i) => ({
            Key: `k${i}`,
            Value: '',
          })),
        },
        'ValidationException',
        'tags',
      ],
    ])('refuse %s', async (_name, change, code, hint) => {
      const input = {
        DomainId: domainId,
        UserProfileName: 'refused',
        ...change,
      } as CreateUserProfileCommandInput;
      await expect(
        sageMaker.send(new CreateUserProfileCommand(input)),
      ).rejects.toMatchObject(refusal(code, hint));
    });
  });

  describe('spaces and apps', () => {
    it('stand in the way of deleting what they belong to, and take their time to go', async () => {
      const DomainId = await world.createDomain();
      const profile = await world.createProfile(DomainId, 'ana');
      const space = { DomainId, SpaceName: 'lab' };
      await sageMaker.send(
        new CreateSpaceCommand({
          ...space,
          OwnershipSettings: { OwnerUserProfileName: 'ana' },
          SpaceSharingSettings: { SharingType: 'Private' },
          SpaceSettings: { AppType: 'JupyterLab' },
        }),
      );
      await eventually(
        () => sageMaker.send(new DescribeSpaceCommand(space)),
        shown => shown.Status === 'InService',
      );
      const app = {
        ...space,
        AppType: 'JupyterLab' as const,
        AppName: 'default',
      };
      await sageMaker.send(
        new CreateAppCommand({
          ...app,
          ResourceSpec: {
            InstanceType: 'ml.t3.medium',
            SageMakerImageArn: IMAGE_ARN,
          },
        }),
      );
      await eventually(
        () => sageMaker.send(new DescribeAppCommand(app)),
        shown => shown.Status === 'InService',
      );
      await expect(
        sageMaker.send(new ListSpacesCommand({ DomainIdEquals: DomainId })),
      ).resolves.toMatchObject({
        Spaces: [
          {
            SpaceName: 'lab',
            OwnershipSettingsSummary: { OwnerUserProfileName: 'ana' },
          },
        ],
      });
      await expect(
        sageMaker.send(new DeleteSpaceCommand(space)),
      ).rejects.toMatchObject(
        refusal(
          'ResourceInUse',
          `Unable to delete Space [${DomainId}/lab] because App(s) are associated with it.`,
        ),
      );
      await expect(
        sageMaker.send(new DeleteUserProfileCommand(profile)),
      ).rejects.toMatchObject(
        refusal(
          'ResourceInUse',
          `Unable to delete UserProfile [${DomainId}/ana] because Space(s) are associated with it.`,
        ),
      );
      await sageMaker.send(new DeleteAppCommand(app));
      // Deleted apps stay in the list.
      await eventually(
        () => sageMaker.send(new ListAppsCommand({ DomainIdEquals: DomainId })),
        ({ Apps }) => Apps?.[0].Status === 'Deleted',
      );
      await sageMaker.send(new DeleteSpaceCommand(space));
      await expect(
        eventually(
          () => sageMaker.send(new DescribeSpaceCommand(space)),
          () => false,
        ),
      ).rejects.toMatchObject({ name: 'ResourceNotFound' });
    });

    it('belong to exactly one of profile and space', async () => {
      const app = {
        DomainId: domainId,
        AppType: 'JupyterLab' as const,
        AppName: 'default',
      };
      await expect(
        sageMaker.send(new CreateAppCommand(app)),
      ).rejects.toMatchObject(
        refusal(
          'ValidationException',
          'Either UserProfileName or SpaceName must be passed',
        ),
      );
      await expect(
        sageMaker.send(
          new CreateAppCommand({
            ...app,
            SpaceName: 'a',
            UserProfileName: 'b',
          }),
        ),
      ).rejects.toMatchObject(
        refusal('ValidationException', 'not both b and a'),
      );
    });
  });

  describe('permissions', () => {
    /** A session of a fresh role with these permissions. */
    const session = async (
      statements: object[],
      tags: Record<string, string> = {},
    ) => {
      const RoleName = unique('role');
      const { iam } = sandbox.clients(sandbox.admin(SPOKE));
      await iam.send(
        new CreateRoleCommand({
          RoleName,
          AssumeRolePolicyDocument: policy({
            Effect: 'Allow',
            Action: ['sts:AssumeRole', 'sts:TagSession'],
            Principal: { AWS: SPOKE },
          }),
        }),
      );
      await iam.send(
        new PutRolePolicyCommand({
          RoleName,
          PolicyName: 'p',
          PolicyDocument: policy(...statements),
        }),
      );
      return sandbox.clients(
        await sandbox.assume(sandbox.admin(SPOKE), {
          RoleArn: `arn:aws:iam::${SPOKE}:role/${RoleName}`,
          RoleSessionName: 'tester',
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        }),
      ).sageMaker;
    };

    it('let a person make URLs for the profile with their own tag only', async () => {
      const [own, other, untagged] = ['own', 'other', 'untagged'].map(unique);
      await world.createProfile(domainId, own, {
        Tags: [{ Key: 'studiouserid', Value: 'ana' }],
      });
      await world.createProfile(domainId, other, {
        Tags: [{ Key: 'studiouserid', Value: 'bruno' }],
      });
      await world.createProfile(domainId, untagged);
      const statement = {
        Effect: 'Allow',
        Action: [
          'sagemaker:CreatePresignedDomainUrl',
          'sagemaker:DescribeUserProfile',
        ],
        Resource: `arn:aws:sagemaker:eu-west-1:${SPOKE}:user-profile/${domainId}/*`,
        Condition: {
          StringEquals: {
            'sagemaker:ResourceTag/studiouserid':
              '${aws:PrincipalTag/studiouserid}',
          },
        },
      };
      const url = (client: SageMakerClient, UserProfileName: string) =>
        client.send(
          new CreatePresignedDomainUrlCommand({
            DomainId: domainId,
            UserProfileName,
          }),
        );
      const ana = await session([statement], { studiouserid: 'ana' });
      await expect(url(ana, own)).resolves.toMatchObject({
        AuthorizedUrl: expect.stringContaining('/auth?token='),
      });
      for (const name of [other, untagged, 'ghost']) {
        await expect(url(ana, name)).rejects.toMatchObject({
          name: 'AccessDeniedException',
          message: expect.stringContaining(
            'is not authorized to perform: sagemaker:CreatePresignedDomainUrl on resource: arn:aws:sagemaker',
          ),
          $metadata: { httpStatusCode: 400 },
        });
      }
      const nobody = await session([statement]);
      await expect(url(nobody, own)).rejects.toMatchObject({
        name: 'AccessDeniedException',
      });
    });

    it('ask for AddTags where something is created with tags', async () => {
      const create = {
        Effect: 'Allow',
        Action: 'sagemaker:CreateUserProfile',
        Resource: '*',
      };
      const client = await session([create]);
      const input = { DomainId: domainId, UserProfileName: unique('tagged') };
      const Tags = [{ Key: 'a', Value: 'b' }];
      await expect(
        client.send(new CreateUserProfileCommand({ ...input, Tags })),
      ).rejects.toMatchObject(
        refusal('AccessDeniedException', 'sagemaker:AddTags'),
      );
      await client.send(new CreateUserProfileCommand(input));
    });

    it('ask for iam:PassRole', async () => {
      const client = await session([
        { Effect: 'Allow', Action: ['sagemaker:*'], Resource: '*' },
      ]);
      await expect(
        client.send(new CreateDomainCommand(world.domainInput())),
      ).rejects.toMatchObject(
        refusal('AccessDeniedException', `iam:PassRole on resource: ${ROLE}`),
      );
    });
  });

  it('adds, lists and deletes tags', async () => {
    const ResourceArn = `arn:aws:sagemaker:eu-west-1:${SPOKE}:domain/${domainId}`;
    await sageMaker.send(
      new AddTagsCommand({
        ResourceArn,
        Tags: [{ Key: 'owner', Value: 'group:default/a' }],
      }),
    );
    await expect(
      sageMaker.send(new ListTagsCommand({ ResourceArn })),
    ).resolves.toMatchObject({
      Tags: [
        { Key: 'gco:environment', Value: 'fc' },
        { Key: 'owner', Value: 'group:default/a' },
      ],
    });
    await sageMaker.send(
      new DeleteTagsCommand({ ResourceArn, TagKeys: ['owner'] }),
    );
    await expect(
      sageMaker.send(new ListTagsCommand({ ResourceArn })),
    ).resolves.toMatchObject({
      Tags: [{ Key: 'gco:environment' }],
    });
    await expect(
      sageMaker.send(new ListTagsCommand({ ResourceArn: `${ResourceArn}x` })),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  it('holds accounts apart and names what it does not know', async () => {
    const stranger = sandbox.clients(sandbox.admin(HUB)).sageMaker;
    await expect(
      stranger.send(new DescribeDomainCommand({ DomainId: domainId })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
    await expect(
      sageMaker.send(new ListModelsCommand({})),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 'sagemaker:ListModels is not implemented by the local AWS',
      $metadata: { httpStatusCode: 400 },
    });
  });
});
