import { ECRClient } from '@aws-sdk/client-ecr';
import { EcrRegistry } from './EcrRegistry';

const ARN = 'arn:aws:ecr:eu-west-1:444455556666:repository/gco/trainer';

interface Request {
  operation: string;
  input: Record<string, any>;
}

/** A registry whose answers are given, one for each request, and the requests it made. */
function registryOf(...answers: object[]) {
  const requests: Request[] = [];
  const client = new ECRClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: {
      handle: async ({ headers, body }: any) => {
        requests.push({
          operation: headers['x-amz-target'].split('.')[1],
          input: JSON.parse(new TextDecoder().decode(body)),
        });
        const { __type, ...answer } = (answers.shift() ?? {}) as any;
        const text = JSON.stringify(__type ? { __type, ...answer } : answer);
        return {
          response: {
            statusCode: __type ? 400 : 200,
            headers: { 'content-type': 'application/x-amz-json-1.1' },
            body: new Blob([text]).stream(),
          },
        };
      },
    } as any,
  });
  return { registry: new EcrRegistry(client), requests };
}

const repository = {
  repositoryName: 'gco/trainer',
  repositoryArn: ARN,
  repositoryUri: 'registry/gco/trainer',
};
const known = { name: 'gco/trainer', arn: ARN, uri: 'registry/gco/trainer' };

it('finds a repository', async () => {
  const { registry, requests } = registryOf({ repositories: [repository] });
  await expect(registry.find('gco/trainer')).resolves.toEqual(known);
  expect(requests).toEqual([
    {
      operation: 'DescribeRepositories',
      input: { repositoryNames: ['gco/trainer'] },
    },
  ]);
});

it.each([
  ['an error', { __type: 'RepositoryNotFoundException', message: 'no' }],
  ['an empty list', { repositories: [] }],
  ['no list', {}],
])('finds none when ECR answers with %s', async (_what, answer) => {
  const { registry } = registryOf(answer);
  await expect(registry.find('gco/trainer')).resolves.toBeUndefined();
});

it('hands on any other error', async () => {
  const { registry } = registryOf({
    __type: 'AccessDeniedException',
    message: 'no',
  });
  await expect(registry.find('gco/trainer')).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

it('makes repositories that scan what is pushed', async () => {
  const { registry, requests } = registryOf({ repository });
  await expect(registry.create('gco/trainer')).resolves.toEqual(known);
  expect(requests).toEqual([
    {
      operation: 'CreateRepository',
      input: {
        repositoryName: 'gco/trainer',
        imageTagMutability: 'MUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
      },
    },
  ]);
});

it('knows the name of a repository that ECR tells nothing about', async () => {
  const { registry } = registryOf({});
  await expect(registry.create('gco/trainer')).resolves.toEqual({
    name: 'gco/trainer',
  });
});

it('sets a lifecycle policy, character by character', async () => {
  const { registry, requests } = registryOf({});
  await registry.putLifecyclePolicy('gco/trainer', '{ "rules" : [] }');
  expect(requests[0]).toEqual({
    operation: 'PutLifecyclePolicy',
    input: {
      repositoryName: 'gco/trainer',
      lifecyclePolicyText: '{ "rules" : [] }',
    },
  });
});

it('reads tags', async () => {
  const { registry } = registryOf({
    tags: [{ Key: 'gco:retain', Value: 'true' }, { Key: 'team' }],
  });
  await expect(registry.tags(ARN)).resolves.toEqual({
    'gco:retain': 'true',
    team: '',
  });
  await expect(registryOf({}).registry.tags(ARN)).resolves.toEqual({});
});

it('lists the digests of all pages', async () => {
  const { registry, requests } = registryOf(
    {
      imageDetails: [{ imageDigest: 'sha256:1' }, { imageDigest: '' }, {}],
      nextToken: 'more',
    },
    { imageDetails: [{ imageDigest: 'sha256:2' }], nextToken: 'still more' },
    {},
  );
  await expect(registry.digests('gco/trainer')).resolves.toEqual([
    'sha256:1',
    'sha256:2',
  ]);
  expect(requests.map(({ input }) => input.nextToken)).toEqual([
    undefined,
    'more',
    'still more',
  ]);
});

it('says which images were not deleted', async () => {
  const { registry, requests } = registryOf({
    imageIds: [{ imageDigest: 'sha256:1' }],
    failures: [
      {
        imageId: { imageDigest: 'sha256:2' },
        failureCode: 'ImageReferencedByManifestList',
        failureReason: 'a list refers to it',
      },
      {
        imageId: { imageDigest: 'sha256:3' },
        failureCode: 'ImageNotFound',
        failureReason: 'gone before',
      },
      { imageId: { imageDigest: 'sha256:4' }, failureCode: 'KmsError' },
      {},
    ],
  });
  await expect(
    registry.deleteImages('gco/trainer', ['sha256:1', 'sha256:2']),
  ).resolves.toEqual([
    { digest: 'sha256:2', reason: 'a list refers to it' },
    { digest: 'sha256:4', reason: 'KmsError' },
    { digest: '', reason: 'no reason given' },
  ]);
  expect(requests[0]).toEqual({
    operation: 'BatchDeleteImage',
    input: {
      repositoryName: 'gco/trainer',
      imageIds: [{ imageDigest: 'sha256:1' }, { imageDigest: 'sha256:2' }],
    },
  });
  await expect(
    registryOf({}).registry.deleteImages('gco/trainer', []),
  ).resolves.toEqual([]);
});

it('deletes only what is empty', async () => {
  const { registry, requests } = registryOf({});
  await registry.delete('gco/trainer');
  expect(requests[0]).toEqual({
    operation: 'DeleteRepository',
    input: { repositoryName: 'gco/trainer', force: false },
  });
});
