import type {
  CreateRepositoryRequest,
  CreateRepositoryResponse,
  DeleteRepositoryRequest,
  DeleteRepositoryResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  PutImageScanningConfigurationRequest,
  PutImageScanningConfigurationResponse,
  PutImageTagMutabilityRequest,
  PutImageTagMutabilityResponse,
  Repository as ShownRepository,
} from '@aws-sdk/client-ecr';
import { CallContext, Operation } from '../../core/types';
import { grantKeyToService, isKeyError } from '../kms';
import {
  accessRepository,
  authorizeRepository,
  repositoryArn,
  requestTagConditions,
  requireOwnRegistry,
} from './access';
import { EcrState, Repository } from './EcrState';
import { ecrError, invalidParameter } from './errors';
import { newRepository } from './newRepository';
import { page } from './page';

const MUTABILITIES = ['MUTABLE', 'IMMUTABLE'];

function shown(
  { accountId }: CallContext,
  repository: Repository,
): ShownRepository {
  return {
    registryId: accountId,
    repositoryName: repository.name,
    repositoryArn: repository.arn,
    repositoryUri: repository.uri,
    createdAt: repository.createdAt,
    imageTagMutability: repository.tagMutability as 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: repository.encryption as { encryptionType: 'KMS' },
  };
}

function checkMutability(value: string): string {
  if (!MUTABILITIES.includes(value)) {
    throw invalidParameter(
      `imageTagMutability ${value} is none of ${MUTABILITIES.join(
        ', ',
      )}; exclusion filters are not implemented by the local AWS`,
    );
  }
  return value;
}

async function encryptionOf(
  context: CallContext,
  given: CreateRepositoryRequest['encryptionConfiguration'],
): Promise<Repository['encryption']> {
  const encryptionType = given?.encryptionType ?? 'AES256';
  if (encryptionType !== 'KMS' || given?.kmsKey === undefined) {
    return { encryptionType };
  }
  try {
    const kmsKey = await grantKeyToService(context, {
      keyId: given.kmsKey,
      grantee: 'ecr.amazonaws.com',
      operations: ['Decrypt', 'DescribeKey', 'GenerateDataKey', 'RetireGrant'],
    });
    return { encryptionType, kmsKey };
  } catch (error) {
    throw isKeyError(error) ? ecrError('KmsException', error.message) : error;
  }
}

/** Operations on repositories. */
export const repositoryOperations: Record<string, Operation> = {
  async CreateRepository(
    context: CallContext,
    input: CreateRepositoryRequest,
  ): Promise<CreateRepositoryResponse> {
    requireOwnRegistry(context, input.registryId);
    const conditions = requestTagConditions(input.tags);
    const name = authorizeRepository(
      context,
      'CreateRepository',
      input.repositoryName,
      conditions,
    );
    if (input.tags?.length) {
      authorizeRepository(context, 'TagResource', name, conditions);
    }
    const tagMutability = checkMutability(
      input.imageTagMutability ?? 'MUTABLE',
    );
    const encryption = await encryptionOf(
      context,
      input.encryptionConfiguration,
    );
    const { repositories } = EcrState.of(context);
    if (repositories.has(name)) {
      throw ecrError(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${context.accountId}'`,
      );
    }
    const repository = newRepository(context, name, {
      encryption,
      tagMutability,
      scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
      tags: new Map((input.tags ?? []).map(({ Key, Value }) => [Key!, Value!])),
    });
    repositories.set(name, repository);
    return { repository: shown(context, repository) };
  },

  DescribeRepositories(
    context: CallContext,
    input: DescribeRepositoriesRequest,
  ): DescribeRepositoriesResponse {
    requireOwnRegistry(context, input.registryId);
    if (input.repositoryNames?.length) {
      return {
        repositories: input.repositoryNames.map(repositoryName =>
          shown(
            context,
            accessRepository(context, 'DescribeRepositories', {
              repositoryName,
            }),
          ),
        ),
      };
    }
    context.authorize('ecr:DescribeRepositories', repositoryArn(context, '*'));
    const { items, nextToken } = page(
      EcrState.of(context).repositories.values(),
      input,
      ({ name }) => name,
    );
    return {
      repositories: items.map(repository => shown(context, repository)),
      nextToken,
    };
  },

  DeleteRepository(
    context: CallContext,
    input: DeleteRepositoryRequest,
  ): DeleteRepositoryResponse {
    const repository = accessRepository(context, 'DeleteRepository', input);
    if (repository.images.size > 0 && !input.force) {
      throw ecrError(
        'RepositoryNotEmptyException',
        `The repository with name '${repository.name}' in registry with id '${context.accountId}' cannot be deleted because it still contains images`,
      );
    }
    EcrState.of(context).repositories.delete(repository.name);
    return { repository: shown(context, repository) };
  },

  PutImageTagMutability(
    context: CallContext,
    input: PutImageTagMutabilityRequest,
  ): PutImageTagMutabilityResponse {
    const repository = accessRepository(
      context,
      'PutImageTagMutability',
      input,
    );
    repository.tagMutability = checkMutability(input.imageTagMutability!);
    return {
      registryId: context.accountId,
      repositoryName: repository.name,
      imageTagMutability: input.imageTagMutability,
    };
  },

  PutImageScanningConfiguration(
    context: CallContext,
    input: PutImageScanningConfigurationRequest,
  ): PutImageScanningConfigurationResponse {
    const repository = accessRepository(
      context,
      'PutImageScanningConfiguration',
      input,
    );
    repository.scanOnPush = input.imageScanningConfiguration!.scanOnPush!;
    return {
      registryId: context.accountId,
      repositoryName: repository.name,
      imageScanningConfiguration: input.imageScanningConfiguration,
    };
  },
};
