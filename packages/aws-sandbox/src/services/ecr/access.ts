import type { Tag } from '@aws-sdk/client-ecr';
import { CallContext } from '../../core/types';
import { EcrState, Repository } from './EcrState';
import { ecrError, invalidParameter } from './errors';

type Conditions = Record<string, string | string[]>;

const NAME =
  /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** ARN of a repository of that name. */
export function repositoryArn(context: CallContext, name: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:ecr:${region}:${accountId}:repository/${name}`;
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(tags: readonly Tag[] = []): Conditions {
  return {
    ...Object.fromEntries(
      tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value!]),
    ),
    ...(tags.length ? { 'aws:TagKeys': tags.map(({ Key }) => Key!) } : {}),
  };
}

/** Refuses a registry that is not the caller's. */
export function requireOwnRegistry(
  context: CallContext,
  registryId: string | undefined,
): void {
  if (registryId !== undefined && registryId !== context.accountId) {
    throw invalidParameter(
      `Registry ${registryId} is not the registry of account ${context.accountId}; other registries are not implemented by the local AWS`,
    );
  }
}

/** Checks a repository's name and that the caller may do the action on it, whether it exists or not. */
export function authorizeRepository(
  context: CallContext,
  action: string,
  name: string | undefined,
  conditions: Conditions = {},
): string {
  if (!name || name.length < 2 || name.length > 256 || !NAME.test(name)) {
    throw invalidParameter(
      `Invalid parameter at 'repositoryName' failed to satisfy constraint: '${name}' must satisfy regular expression '${NAME.source}'`,
    );
  }
  const repository = EcrState.of(context).repositories.get(name);
  const tags = [...(repository?.tags ?? [])].flatMap(([key, value]) => [
    [`aws:ResourceTag/${key}`, value],
    [`ecr:ResourceTag/${key}`, value],
  ]);
  context.authorize(
    `ecr:${action}`,
    repositoryArn(context, name),
    { ...Object.fromEntries(tags), ...conditions },
    { resourcePolicy: repository?.policy },
  );
  return name;
}

/** A repository, once the caller may do the action on it. */
export function accessRepository(
  context: CallContext,
  action: string,
  input: { registryId?: string; repositoryName?: string },
  conditions: Conditions = {},
): Repository {
  requireOwnRegistry(context, input.registryId);
  const name = authorizeRepository(
    context,
    action,
    input.repositoryName,
    conditions,
  );
  const repository = EcrState.of(context).repositories.get(name);
  if (!repository) {
    throw ecrError(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist in the registry with id '${context.accountId}'`,
    );
  }
  return repository;
}
