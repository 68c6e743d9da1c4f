import type {
  GetLifecyclePolicyRequest,
  GetLifecyclePolicyResponse,
  GetRepositoryPolicyRequest,
  GetRepositoryPolicyResponse,
  PutLifecyclePolicyRequest,
  PutLifecyclePolicyResponse,
  SetRepositoryPolicyRequest,
} from '@aws-sdk/client-ecr';
import { parsePolicy } from '../../authorization';
import { CallContext, Operation } from '../../core/types';
import { accessRepository } from './access';
import { checkLifecyclePolicy } from './checkLifecyclePolicy';
import { Repository } from './EcrState';
import { ecrError, invalidParameter } from './errors';

function lifecycleOf(
  { accountId }: CallContext,
  { name, lifecyclePolicy }: Repository,
): GetLifecyclePolicyResponse {
  if (!lifecyclePolicy) {
    throw ecrError(
      'LifecyclePolicyNotFoundException',
      `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${accountId}'`,
    );
  }
  return {
    registryId: accountId,
    repositoryName: name,
    lifecyclePolicyText: lifecyclePolicy.text,
    lastEvaluatedAt: lifecyclePolicy.evaluatedAt,
  };
}

function policyOf(
  { accountId }: CallContext,
  { name, policy }: Repository,
): GetRepositoryPolicyResponse {
  if (policy === undefined) {
    throw ecrError(
      'RepositoryPolicyNotFoundException',
      `Repository policy does not exist for the repository with name '${name}' in the registry with id '${accountId}'`,
    );
  }
  return { registryId: accountId, repositoryName: name, policyText: policy };
}

/** Life-cycle and access policies of repositories; the former are kept, not carried out. */
export const policyOperations: Record<string, Operation> = {
  PutLifecyclePolicy(
    context: CallContext,
    input: PutLifecyclePolicyRequest,
  ): PutLifecyclePolicyResponse {
    const repository = accessRepository(context, 'PutLifecyclePolicy', input);
    const text = input.lifecyclePolicyText!;
    checkLifecyclePolicy(text);
    repository.lifecyclePolicy = { text, evaluatedAt: context.clock.now() };
    return {
      registryId: context.accountId,
      repositoryName: repository.name,
      lifecyclePolicyText: text,
    };
  },

  GetLifecyclePolicy(
    context: CallContext,
    input: GetLifecyclePolicyRequest,
  ): GetLifecyclePolicyResponse {
    return lifecycleOf(
      context,
      accessRepository(context, 'GetLifecyclePolicy', input),
    );
  },

  DeleteLifecyclePolicy(
    context: CallContext,
    input: GetLifecyclePolicyRequest,
  ): GetLifecyclePolicyResponse {
    const repository = accessRepository(
      context,
      'DeleteLifecyclePolicy',
      input,
    );
    const shown = lifecycleOf(context, repository);
    repository.lifecyclePolicy = undefined;
    return shown;
  },

  SetRepositoryPolicy(
    context: CallContext,
    input: SetRepositoryPolicyRequest,
  ): GetRepositoryPolicyResponse {
    const repository = accessRepository(context, 'SetRepositoryPolicy', input);
    try {
      parsePolicy(withResource(input.policyText!, repository.arn), 'resource');
    } catch (error) {
      throw invalidParameter(
        `Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided: ${
          (error as Error).message
        }'`,
      );
    }
    repository.policy = withResource(input.policyText!, repository.arn);
    return policyOf(context, repository);
  },

  GetRepositoryPolicy(
    context: CallContext,
    input: GetRepositoryPolicyRequest,
  ): GetRepositoryPolicyResponse {
    return policyOf(
      context,
      accessRepository(context, 'GetRepositoryPolicy', input),
    );
  },

  DeleteRepositoryPolicy(
    context: CallContext,
    input: GetRepositoryPolicyRequest,
  ): GetRepositoryPolicyResponse {
    const repository = accessRepository(
      context,
      'DeleteRepositoryPolicy',
      input,
    );
    const shown = policyOf(context, repository);
    repository.policy = undefined;
    return shown;
  },
};

/** Repository policies name no resource: they are about the repository that has them. */
function withResource(text: string, arn: string): string {
  const document = JSON.parse(text);
  const statements = [document.Statement ?? []].flat();
  return JSON.stringify({
    ...document,
    Statement: statements.map((statement: object) => ({
      Resource: arn,
      ...statement,
    })),
  });
}
