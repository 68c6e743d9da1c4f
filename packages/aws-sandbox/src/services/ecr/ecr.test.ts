import {
  BatchDeleteImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImagesCommand,
  DescribeRegistryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetLifecyclePolicyCommand,
  ListImagesCommand,
  ListTagsForResourceCommand,
  paginateDescribeRepositories,
  PutImageCommand,
  PutLifecyclePolicyCommand,
  PutReplicationConfigurationCommand,
  SetRepositoryPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecr';
import {
  eventually,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const EXPIRE = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: 7,
      },
      action: { type: 'expire' },
    },
  ],
});

describe('container registry', () => {
  let sandbox: TestSandbox;
  let ecr: ECRClient;
  let names = 0;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.001 });
    ecr = new ECRClient(sandbox.config(sandbox.admin(SPOKE)));
  });
  afterAll(() => sandbox.stop());

  const repository = async () => {
    const repositoryName = `gco/app-${(names += 1)}`;
    await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    return repositoryName;
  };
  const push = async (
    repositoryName: string,
    content: string,
    imageTag?: string,
  ) =>
    (
      await ecr.send(
        new PutImageCommand({
          repositoryName,
          imageManifest: JSON.stringify({ schemaVersion: 2, content }),
          imageTag,
        }),
      )
    ).image!.imageId!.imageDigest!;

  it('makes repositories and lists them page by page', async () => {
    const { repository: made } = await ecr.send(
      new CreateRepositoryCommand({
        repositoryName: 'first/app',
        imageScanningConfiguration: { scanOnPush: true },
        tags: [{ Key: 'gco:retain', Value: 'true' }],
      }),
    );
    const arn = `arn:aws:ecr:eu-west-1:${SPOKE}:repository/first/app`;
    expect(made).toMatchObject({
      repositoryArn: arn,
      repositoryUri: `${SPOKE}.dkr.ecr.eu-west-1.amazonaws.com/first/app`,
      imageTagMutability: 'MUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
    });
    await expect(
      ecr.send(new CreateRepositoryCommand({ repositoryName: 'first/app' })),
    ).rejects.toMatchObject({ name: 'RepositoryAlreadyExistsException' });
    await expect(
      ecr.send(new CreateRepositoryCommand({ repositoryName: 'First' })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining("at 'repositoryName'"),
    });
    await expect(
      ecr.send(
        new DescribeRepositoriesCommand({ repositoryNames: ['not/there'] }),
      ),
    ).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
      message: `The repository with name 'not/there' does not exist in the registry with id '${SPOKE}'`,
    });
    await ecr.send(
      new TagResourceCommand({
        resourceArn: arn,
        tags: [{ Key: 'team', Value: 'a' }],
      }),
    );
    await ecr.send(
      new UntagResourceCommand({ resourceArn: arn, tagKeys: ['gco:retain'] }),
    );
    await expect(
      ecr.send(new ListTagsForResourceCommand({ resourceArn: arn })),
    ).resolves.toMatchObject({ tags: [{ Key: 'team', Value: 'a' }] });
    const second = await repository();
    const seen: string[] = [];
    for await (const page of paginateDescribeRepositories(
      { client: ecr, pageSize: 1 },
      {},
    )) {
      seen.push(...page.repositories!.map(r => r.repositoryName!));
    }
    expect(seen).toEqual(expect.arrayContaining(['first/app', second]));
  });

  it('does not delete a repository with images unless forced', async () => {
    const repositoryName = await repository();
    await push(repositoryName, 'a', 'latest');
    await expect(
      ecr.send(new DeleteRepositoryCommand({ repositoryName })),
    ).rejects.toMatchObject({ name: 'RepositoryNotEmptyException' });
    await ecr.send(
      new DeleteRepositoryCommand({ repositoryName, force: true }),
    );
    await expect(
      ecr.send(new ListImagesCommand({ repositoryName })),
    ).rejects.toMatchObject({ name: 'RepositoryNotFoundException' });
  });

  it('keeps images by digest and by tag', async () => {
    const repositoryName = await repository();
    const first = await push(repositoryName, 'a', 'latest');
    const second = await push(repositoryName, 'b', 'latest');
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
    await expect(push(repositoryName, 'b', 'latest')).rejects.toMatchObject({
      name: 'ImageAlreadyExistsException',
    });
    const images = async (input: object = {}) =>
      (
        await ecr.send(new DescribeImagesCommand({ repositoryName, ...input }))
      ).imageDetails!.map(({ imageDigest, imageTags }) => [
        imageDigest,
        imageTags,
      ]);
    // The tag has moved on.
    expect(await images({ filter: { tagStatus: 'UNTAGGED' } })).toEqual([
      [first, undefined],
    ]);
    expect(await images({ imageIds: [{ imageTag: 'latest' }] })).toEqual([
      [second, ['latest']],
    ]);
    await expect(
      images({ imageIds: [{ imageTag: 'old' }] }),
    ).rejects.toMatchObject({ name: 'ImageNotFoundException' });
    await expect(
      ecr.send(
        new BatchDeleteImageCommand({
          repositoryName,
          imageIds: [
            { imageDigest: first },
            { imageTag: 'latest' },
            { imageTag: 'old' },
          ],
        }),
      ),
    ).resolves.toMatchObject({
      imageIds: [
        { imageDigest: first },
        { imageDigest: second, imageTag: 'latest' },
      ],
      failures: [
        { imageId: { imageTag: 'old' }, failureCode: 'ImageNotFound' },
      ],
    });
    await ecr.send(new DeleteRepositoryCommand({ repositoryName }));
  });

  it('checks life-cycle policies', async () => {
    const repositoryName = await repository();
    const put = (lifecyclePolicyText: string) =>
      ecr.send(
        new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }),
      );
    await expect(
      ecr.send(new GetLifecyclePolicyCommand({ repositoryName })),
    ).rejects.toMatchObject({ name: 'LifecyclePolicyNotFoundException' });
    for (const [text, message] of [
      ['{', 'Member must have length greater than or equal to 100'],
      ['{'.padEnd(100), 'not JSON'],
      ['{"rules": []}'.padEnd(100), 'no rules'],
      [EXPIRE.replace('7', '0'), 'countNumber'],
      [EXPIRE.replace('untagged', 'tagged'), 'neither prefixes nor patterns'],
      [EXPIRE.replace('expire', 'keep'), 'action keep'],
    ]) {
      await expect(put(text)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: expect.stringContaining(message),
      });
    }
    await put(EXPIRE);
    await expect(
      ecr.send(new GetLifecyclePolicyCommand({ repositoryName })),
    ).resolves.toMatchObject({ lifecyclePolicyText: EXPIRE });
  });

  it('copies new images to the regions that the registry replicates to', async () => {
    const replicate = (region: string, filter = 'gco/') =>
      ecr.send(
        new PutReplicationConfigurationCommand({
          replicationConfiguration: {
            rules: [
              {
                destinations: [{ region, registryId: SPOKE }],
                repositoryFilters: [{ filter, filterType: 'PREFIX_MATCH' }],
              },
            ],
          },
        }),
      );
    await expect(replicate('eu-west-1')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('source registry itself'),
    });
    await replicate('us-east-1');
    await expect(
      ecr.send(new DescribeRegistryCommand({})),
    ).resolves.toMatchObject({
      registryId: SPOKE,
      replicationConfiguration: {
        rules: [{ destinations: [{ region: 'us-east-1' }] }],
      },
    });
    const repositoryName = await repository();
    const digest = await push(repositoryName, 'a', 'v1');
    await push('first/app', 'a', 'v1');
    const there = new ECRClient(
      sandbox.config(sandbox.admin(SPOKE), 'us-east-1'),
    );
    const { repositories } = await eventually(
      () => there.send(new DescribeRepositoriesCommand({})),
      found => found.repositories!.length > 0,
    );
    expect(repositories!.map(r => r.repositoryName)).toEqual([repositoryName]);
    await expect(
      there.send(new ListImagesCommand({ repositoryName })),
    ).resolves.toMatchObject({
      imageIds: [{ imageDigest: digest, imageTag: 'v1' }],
    });
  });

  it('obeys the policy of a repository, and names what it does not know', async () => {
    const repositoryName = await repository();
    await ecr.send(
      new SetRepositoryPolicyCommand({
        repositoryName,
        policyText: policy({
          Effect: 'Deny',
          Principal: '*',
          Action: 'ecr:PutImage',
        }),
      }),
    );
    await expect(push(repositoryName, 'a')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(
      ecr.send(
        new SetRepositoryPolicyCommand({ repositoryName, policyText: '{' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(
      ecr.send(new GetAuthorizationTokenCommand({})),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
