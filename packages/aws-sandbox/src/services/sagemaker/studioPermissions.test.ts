import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AddTagsCommand,
  CreateDomainCommand,
  CreatePresignedDomainUrlCommand,
  CreateUserProfileCommand,
  DeleteTagsCommand,
  DescribeDomainCommand,
  ListModelsCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { HUB, policy, SPOKE } from '../../testing/startTestSandbox';
import { EXECUTION_ROLE as ROLE } from '../../testing/studioWorld';
import { refusal, useStudio } from '../../testing/useStudio';

describe('permissions in Studio', () => {
  const lab = useStudio();

  /** A session of a fresh role with these permissions. */
  const session = async (
    statements: object[],
    tags: Record<string, string> = {},
  ) => {
    const RoleName = lab.unique('role');
    const { iam } = lab.sandbox.clients(lab.sandbox.admin(SPOKE));
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
    return lab.sandbox.clients(
      await lab.sandbox.assume(lab.sandbox.admin(SPOKE), {
        RoleArn: `arn:aws:iam::${SPOKE}:role/${RoleName}`,
        RoleSessionName: 'tester',
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    ).sageMaker;
  };

  it('let a person make URLs for the profile with their own tag only', async () => {
    const [own, other, untagged] = ['own', 'other', 'untagged'].map(prefix =>
      lab.unique(prefix),
    );
    await lab.world.createProfile(lab.domainId, own, {
      Tags: [{ Key: 'studiouserid', Value: 'ana' }],
    });
    await lab.world.createProfile(lab.domainId, other, {
      Tags: [{ Key: 'studiouserid', Value: 'bruno' }],
    });
    await lab.world.createProfile(lab.domainId, untagged);
    const statement = {
      Effect: 'Allow',
      Action: [
        'sagemaker:CreatePresignedDomainUrl',
        'sagemaker:DescribeUserProfile',
      ],
      Resource: `arn:aws:sagemaker:eu-west-1:${SPOKE}:user-profile/${lab.domainId}/*`,
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
          DomainId: lab.domainId,
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
    const input = {
      DomainId: lab.domainId,
      UserProfileName: lab.unique('tagged'),
    };
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
      client.send(new CreateDomainCommand(lab.world.domainInput())),
    ).rejects.toMatchObject(
      refusal('AccessDeniedException', `iam:PassRole on resource: ${ROLE}`),
    );
  });

  it('adds, lists and deletes tags', async () => {
    const ResourceArn = `arn:aws:sagemaker:eu-west-1:${SPOKE}:domain/${lab.domainId}`;
    await lab.sageMaker.send(
      new AddTagsCommand({
        ResourceArn,
        Tags: [{ Key: 'owner', Value: 'group:default/a' }],
      }),
    );
    await expect(
      lab.sageMaker.send(new ListTagsCommand({ ResourceArn })),
    ).resolves.toMatchObject({
      Tags: [
        { Key: 'gco:environment', Value: 'fc' },
        { Key: 'owner', Value: 'group:default/a' },
      ],
    });
    await lab.sageMaker.send(
      new DeleteTagsCommand({ ResourceArn, TagKeys: ['owner'] }),
    );
    await expect(
      lab.sageMaker.send(new ListTagsCommand({ ResourceArn })),
    ).resolves.toMatchObject({
      Tags: [{ Key: 'gco:environment' }],
    });
    await expect(
      lab.sageMaker.send(
        new ListTagsCommand({ ResourceArn: `${ResourceArn}x` }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  it('holds accounts apart and names what it does not know', async () => {
    const stranger = lab.sandbox.clients(lab.sandbox.admin(HUB)).sageMaker;
    await expect(
      stranger.send(new DescribeDomainCommand({ DomainId: lab.domainId })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
    await expect(
      lab.sageMaker.send(new ListModelsCommand({})),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 'sagemaker:ListModels is not implemented by the local AWS',
      $metadata: { httpStatusCode: 400 },
    });
  });
});
