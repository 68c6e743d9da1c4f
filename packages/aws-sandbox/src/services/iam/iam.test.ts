import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  ListRoleTagsCommand,
  ListUsersCommand,
  paginateListRoles,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const TRUST = policy({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS: SPOKE },
});
const READ = policy({ Effect: 'Allow', Action: 'iam:Get*', Resource: '*' });

describe('IAM', () => {
  let sandbox: TestSandbox;
  let iam: IAMClient;
  let names = 0;

  /** A fresh role, by name. */
  const role = async (extra: object = {}) => {
    names += 1;
    const RoleName = `role-${names}`;
    await iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: TRUST,
        ...extra,
      }),
    );
    return RoleName;
  };

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    iam = sandbox.clients(sandbox.admin(SPOKE)).iam;
  });
  afterAll(() => sandbox.stop());

  it('creates, shows, changes and deletes roles', async () => {
    const RoleName = await role({
      Path: '/gco/',
      Description: 'd',
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      Arn: `arn:aws:iam::${SPOKE}:role/gco/${RoleName}`,
      Path: '/gco/',
      Description: 'd',
      MaxSessionDuration: 3600,
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    expect(
      JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!)),
    ).toEqual(JSON.parse(TRUST));

    const changed = policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'sagemaker.amazonaws.com' },
    });
    await iam.send(
      new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: changed }),
    );
    await iam.send(
      new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }),
    );
    const after = await iam.send(new GetRoleCommand({ RoleName }));
    expect(after.Role!.MaxSessionDuration).toBe(7200);
    expect(decodeURIComponent(after.Role!.AssumeRolePolicyDocument!)).toBe(
      changed,
    );

    await iam.send(new DeleteRoleCommand({ RoleName }));
    await expect(
      iam.send(new GetRoleCommand({ RoleName })),
    ).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `The role with name ${RoleName} cannot be found.`,
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('takes names in any case for the same', async () => {
    const RoleName = await role();
    await expect(
      iam.send(
        new CreateRoleCommand({
          RoleName: RoleName.toUpperCase(),
          AssumeRolePolicyDocument: TRUST,
        }),
      ),
    ).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('keeps inline policies, as submitted', async () => {
    const RoleName = await role();
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'read',
        PolicyDocument: READ,
      }),
    );
    const { PolicyDocument } = await iam.send(
      new GetRolePolicyCommand({ RoleName, PolicyName: 'read' }),
    );
    expect(decodeURIComponent(PolicyDocument!)).toBe(READ);
    await expect(
      iam.send(new ListRolePoliciesCommand({ RoleName })),
    ).resolves.toMatchObject({ PolicyNames: ['read'] });
    await expect(
      iam.send(new DeleteRoleCommand({ RoleName })),
    ).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message: 'Cannot delete entity, must delete policies first.',
    });
    await iam.send(
      new DeleteRolePolicyCommand({ RoleName, PolicyName: 'read' }),
    );
    await expect(
      iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'read' })),
    ).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    await iam.send(new DeleteRoleCommand({ RoleName }));
  });

  it("attaches managed policies, AWS's and own ones", async () => {
    const RoleName = await role();
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: `own-${RoleName}`,
        PolicyDocument: READ,
      }),
    );
    const managed = [
      'arn:aws:iam::aws:policy/AmazonSageMakerFullAccess',
      Policy!.Arn!,
    ];
    for (const PolicyArn of managed) {
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    const { AttachedPolicies } = await iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName }),
    );
    expect(
      AttachedPolicies!.map(attached => attached.PolicyArn).sort(),
    ).toEqual(managed.sort());
    await expect(
      iam.send(new DeletePolicyCommand({ PolicyArn: Policy!.Arn })),
    ).rejects.toMatchObject({
      name: 'DeleteConflictException',
    });
    await expect(
      iam.send(
        new AttachRolePolicyCommand({
          RoleName,
          PolicyArn: 'arn:aws:iam::aws:policy/NoSuchPolicy',
        }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    for (const PolicyArn of managed) {
      await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    await iam.send(new DeletePolicyCommand({ PolicyArn: Policy!.Arn }));
    await iam.send(new DeleteRoleCommand({ RoleName }));
  });

  it('versions managed policies; the default version counts', async () => {
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: 'versioned',
        PolicyDocument: READ,
      }),
    );
    const PolicyArn = Policy!.Arn!;
    const all = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
    await iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn,
        PolicyDocument: all,
        SetAsDefault: true,
      }),
    );
    await expect(
      iam.send(new GetPolicyCommand({ PolicyArn })),
    ).resolves.toMatchObject({
      Policy: { DefaultVersionId: 'v2' },
    });
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }),
    );
    expect(decodeURIComponent(PolicyVersion!.Document!)).toBe(all);
    await expect(
      iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' })),
    ).rejects.toMatchObject({ name: 'DeleteConflictException' });
    await iam.send(
      new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
    );
    const { Versions } = await iam.send(
      new ListPolicyVersionsCommand({ PolicyArn }),
    );
    expect(Versions!.map(version => version.VersionId)).toEqual(['v2']);
    const { Policies } = await iam.send(
      new ListPoliciesCommand({ Scope: 'Local' }),
    );
    expect(Policies!.map(listed => listed.Arn)).toContain(PolicyArn);
  });

  it('tags roles and shows their tags', async () => {
    const RoleName = await role();
    await iam.send(
      new TagRoleCommand({
        RoleName,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    );
    await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ['a'] }));
    await expect(
      iam.send(new ListRoleTagsCommand({ RoleName })),
    ).resolves.toMatchObject({
      Tags: [{ Key: 'b', Value: '2' }],
    });
  });

  it('lists all roles page by page, by path', async () => {
    const created = await Promise.all(
      Array.from({ length: 7 }, () => role({ Path: '/paged/' })),
    );
    const listed: string[] = [];
    let pages = 0;
    for await (const page of paginateListRoles(
      { client: iam, pageSize: 3 },
      { PathPrefix: '/paged/' },
    )) {
      pages += 1;
      listed.push(...page.Roles!.map(item => item.RoleName!));
    }
    expect(listed.sort()).toEqual(created.sort());
    expect(pages).toBe(3);
  });

  it('lets access keys of users work until they are deleted', async () => {
    await iam.send(new CreateUserCommand({ UserName: 'carla' }));
    await iam.send(
      new PutUserPolicyCommand({
        UserName: 'carla',
        PolicyName: 'read',
        PolicyDocument: READ,
      }),
    );
    const { AccessKey } = await iam.send(
      new CreateAccessKeyCommand({ UserName: 'carla' }),
    );
    const key = {
      accessKeyId: AccessKey!.AccessKeyId!,
      secretAccessKey: AccessKey!.SecretAccessKey!,
    };
    const own = sandbox.clients(key);
    await expect(own.iam.send(new GetUserCommand({}))).resolves.toMatchObject({
      User: { UserName: 'carla' },
    });
    await expect(own.iam.send(new ListUsersCommand({}))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(
      iam.send(new DeleteUserCommand({ UserName: 'carla' })),
    ).rejects.toMatchObject({
      name: 'DeleteConflictException',
    });
    const { AccessKeyMetadata } = await iam.send(
      new ListAccessKeysCommand({ UserName: 'carla' }),
    );
    expect(AccessKeyMetadata).toEqual([
      expect.objectContaining({
        AccessKeyId: key.accessKeyId,
        Status: 'Active',
      }),
    ]);
    expect(JSON.stringify(AccessKeyMetadata)).not.toContain(
      key.secretAccessKey,
    );
    await iam.send(
      new DeleteAccessKeyCommand({
        UserName: 'carla',
        AccessKeyId: key.accessKeyId,
      }),
    );
    await expect(
      own.sts.send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await iam.send(
      new DeleteUserPolicyCommand({ UserName: 'carla', PolicyName: 'read' }),
    );
    await iam.send(new DeleteUserCommand({ UserName: 'carla' }));
  });

  it('takes what a permissions boundary does not allow', async () => {
    const RoleName = await role();
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'all',
        PolicyDocument: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
      }),
    );
    const session = await sandbox.assume(sandbox.admin(SPOKE), {
      RoleArn: `arn:aws:iam::${SPOKE}:role/${RoleName}`,
      RoleSessionName: 'bounded',
    });
    const own = sandbox.clients(session).iam;
    await own.send(new ListUsersCommand({}));
    await iam.send(
      new PutRolePermissionsBoundaryCommand({
        RoleName,
        PermissionsBoundary:
          'arn:aws:iam::aws:policy/AWSCloudFormationReadOnlyAccess',
      }),
    );
    await expect(own.send(new ListUsersCommand({}))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        'because no permissions boundary allows',
      ),
    });
  });

  it.each<[string, object, string, string]>([
    [
      'an odd name',
      { RoleName: 'a b' },
      'ValidationError',
      "'a b' at 'roleName'",
    ],
    [
      'a long name',
      { RoleName: 'a'.repeat(65) },
      'ValidationError',
      'roleName',
    ],
    ['an odd path', { Path: 'gco' }, 'ValidationError', 'path'],
    [
      'a short maximum',
      { MaxSessionDuration: 60 },
      'ValidationError',
      'maxSessionDuration',
    ],
    [
      'a malformed trust policy',
      { AssumeRolePolicyDocument: '{}' },
      'MalformedPolicyDocumentException',
      'statement',
    ],
    [
      'trust in a role that does not exist',
      {
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: `arn:aws:iam::${HUB}:role/ghost` },
        }),
      },
      'MalformedPolicyDocumentException',
      `arn:aws:iam::${HUB}:role/ghost`,
    ],
    [
      'trust in no service',
      {
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'sagemaker' },
        }),
      },
      'MalformedPolicyDocumentException',
      'sagemaker',
    ],
    [
      'a trust policy that is too long',
      {
        AssumeRolePolicyDocument: policy({
          Sid: 'x'.repeat(2048),
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: SPOKE },
        }),
      },
      'LimitExceededException',
      '2048',
    ],
    [
      'an unknown boundary',
      { PermissionsBoundary: 'arn:aws:iam::aws:policy/Ghost' },
      'NoSuchEntityException',
      'Ghost',
    ],
    [
      'no trust policy',
      { AssumeRolePolicyDocument: undefined },
      'ValidationError',
      'assumeRolePolicyDocument',
    ],
  ])('refuses to create a role with %s', async (_name, change, code, hint) => {
    const input = {
      RoleName: 'refused',
      AssumeRolePolicyDocument: TRUST,
      ...change,
    } as any;
    await expect(iam.send(new CreateRoleCommand(input))).rejects.toMatchObject({
      name: code,
      message: expect.stringContaining(hint),
    });
    await expect(
      iam.send(new GetRoleCommand({ RoleName: 'refused' })),
    ).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });

  it('holds the accounts apart', async () => {
    const RoleName = await role();
    const other = sandbox.clients(sandbox.admin(HUB)).iam;
    await expect(
      other.send(new GetRoleCommand({ RoleName })),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
