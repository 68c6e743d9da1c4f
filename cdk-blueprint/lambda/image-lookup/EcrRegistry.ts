import {
  BatchDeleteImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  ListTagsForResourceCommand,
  paginateDescribeImages,
  PutLifecyclePolicyCommand,
  Repository as EcrRepository,
} from '@aws-sdk/client-ecr';
import { errorName } from '../shared/errorName';
import type { KeptImage, Registry, Repository } from './Registry';

/** {@link Registry} of the account and region that the client works in. */
export class EcrRegistry implements Registry {
  constructor(private readonly client: ECRClient) {}

  async find(name: string): Promise<Repository | undefined> {
    try {
      const { repositories: [repository] = [] } = await this.client.send(
        new DescribeRepositoriesCommand({ repositoryNames: [name] }),
      );
      return repository && toRepository(name, repository);
    } catch (error) {
      if (errorName(error) === 'RepositoryNotFoundException') return undefined;
      throw error;
    }
  }

  async create(name: string): Promise<Repository> {
    const { repository = {} } = await this.client.send(
      new CreateRepositoryCommand({
        repositoryName: name,
        imageTagMutability: 'MUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
      }),
    );
    return toRepository(name, repository);
  }

  async putLifecyclePolicy(name: string, policy: string): Promise<void> {
    await this.client.send(
      new PutLifecyclePolicyCommand({
        repositoryName: name,
        lifecyclePolicyText: policy,
      }),
    );
  }

  async tags(arn: string): Promise<Record<string, string>> {
    const { tags = [] } = await this.client.send(
      new ListTagsForResourceCommand({ resourceArn: arn }),
    );
    return Object.fromEntries(
      tags.map(({ Key, Value = '' }) => [Key ?? '', Value]),
    );
  }

  async digests(name: string): Promise<string[]> {
    const digests: string[] = [];
    const pages = paginateDescribeImages(
      { client: this.client },
      { repositoryName: name },
    );
    for await (const { imageDetails = [] } of pages) {
      digests.push(
        ...imageDetails.flatMap(({ imageDigest }) => imageDigest || []),
      );
    }
    return digests;
  }

  async deleteImages(
    name: string,
    digests: readonly string[],
  ): Promise<KeptImage[]> {
    const { failures = [] } = await this.client.send(
      new BatchDeleteImageCommand({
        repositoryName: name,
        imageIds: digests.map(imageDigest => ({ imageDigest })),
      }),
    );
    return failures
      .filter(({ failureCode }) => failureCode !== 'ImageNotFound')
      .map(({ imageId, failureCode, failureReason }) => ({
        digest: imageId?.imageDigest ?? '',
        reason: failureReason ?? failureCode ?? 'no reason given',
      }));
  }

  async delete(name: string): Promise<void> {
    await this.client.send(
      new DeleteRepositoryCommand({ repositoryName: name, force: false }),
    );
  }
}

function toRepository(
  name: string,
  { repositoryName, repositoryArn, repositoryUri }: EcrRepository,
): Repository {
  return {
    name: repositoryName ?? name,
    arn: repositoryArn,
    uri: repositoryUri,
  };
}
