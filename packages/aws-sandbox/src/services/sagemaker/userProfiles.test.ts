import {
  CreateUserProfileCommand,
  CreateUserProfileCommandInput,
  DescribeUserProfileCommand,
  paginateListUserProfiles,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import { SPOKE } from '../../testing/startTestSandbox';
import { EXECUTION_ROLE as ROLE } from '../../testing/studioWorld';
import { refusal, useStudio } from '../../testing/useStudio';

describe('user profiles', () => {
  const lab = useStudio();

  it('keep their settings', async () => {
    const input = {
      DomainId: lab.domainId,
      UserProfileName: lab.unique('p'),
      UserSettings: { CustomPosixUserConfig: { Uid: 10_001, Gid: 1001 } },
      Tags: [{ Key: 'studiouserid', Value: 'ana' }],
    };
    const { UserProfileArn } = await lab.sageMaker.send(
      new CreateUserProfileCommand(input),
    );
    expect(UserProfileArn).toBe(
      `arn:aws:sagemaker:eu-west-1:${SPOKE}:user-profile/${lab.domainId}/${input.UserProfileName}`,
    );
    await expect(
      lab.world.profileReaches(
        lab.domainId,
        input.UserProfileName,
        'InService',
      ),
    ).resolves.toMatchObject({
      UserSettings: input.UserSettings,
      HomeEfsFileSystemUid: '10001',
    });
    await lab.sageMaker.send(
      new UpdateUserProfileCommand({
        ...input,
        UserSettings: { ExecutionRole: ROLE },
      }),
    );
    await expect(
      lab.world.profileReaches(
        lab.domainId,
        input.UserProfileName,
        'InService',
      ),
    ).resolves.toMatchObject({
      UserSettings: {
        ExecutionRole: ROLE,
        CustomPosixUserConfig: { Uid: 10_001 },
      },
    });
  });

  it('take names in any case for the same', async () => {
    const name = lab.unique('Bob');
    await lab.world.createProfile(lab.domainId, name);
    const other = {
      DomainId: lab.domainId,
      UserProfileName: name.toLowerCase(),
    };
    await expect(
      lab.sageMaker.send(new CreateUserProfileCommand(other)),
    ).rejects.toMatchObject(refusal('ResourceInUse', 'already exists'));
    await expect(
      lab.sageMaker.send(new DescribeUserProfileCommand(other)),
    ).resolves.toMatchObject({ UserProfileName: name });
  });

  it('are listed page by page, by domain and part of the name', async () => {
    const DomainId = await lab.world.createDomain();
    for (const name of ['anton', 'anna', 'berta']) {
      await lab.world.createProfile(DomainId, name);
    }
    const found: string[] = [];
    for await (const page of paginateListUserProfiles(
      { client: lab.sageMaker, pageSize: 1 },
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
      DomainId: lab.domainId,
      UserProfileName: 'refused',
      ...change,
    } as CreateUserProfileCommandInput;
    await expect(
      lab.sageMaker.send(new CreateUserProfileCommand(input)),
    ).rejects.toMatchObject(refusal(code, hint));
  });
});
