import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  Policy,
} from '@aws-sdk/client-iam';
import { uniqueId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { QUOTAS, requireQuotaLeft } from '../servicequotas';
import { deleteConflict, entityAlreadyExists, limitExceeded } from './errors';
import { IamPolicy, IamState } from './IamState';
import { iamOperation } from './iamOperation';
import { markerPage } from './markerPage';
import {
  requireAwsManaged,
  requirePolicy,
  validateDocument,
} from './policyAccess';
import { requestTagConditions, tagList, tagMap } from './tags';

/** Operations on managed policies: the account's own, and AWS's for reading. */
export const customerPolicyOperations: Record<string, Operation> = {
  CreatePolicy: iamOperation<CreatePolicyRequest, CreatePolicyResponse>(
    ({ context, input, state }) => {
      const path = input.Path ?? '/';
      const arn = `arn:${context.partition}:iam::${context.accountId}:policy${path}${input.PolicyName}`;
      context.authorize(
        'iam:CreatePolicy',
        arn,
        requestTagConditions(input.Tags),
      );
      if (state.policies.has(arn)) {
        throw entityAlreadyExists(
          `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`,
        );
      }
      validateDocument(input.PolicyDocument!);
      requireQuotaLeft(
        context,
        QUOTAS.iam.customerManagedPolicies,
        { used: state.policies.size },
        limit => limitExceeded('PoliciesPerAccount', limit),
      );
      const now = context.clock.now();
      const policy: IamPolicy = {
        policyName: input.PolicyName!,
        policyId: uniqueId('ANPA'),
        path,
        arn,
        description: input.Description,
        createDate: now,
        updateDate: now,
        tags: tagMap(input.Tags),
        versions: [
          { versionId: 'v1', document: input.PolicyDocument!, createDate: now },
        ],
        defaultVersionId: 'v1',
      };
      state.policies.set(arn, policy);
      return { Policy: describePolicy(policy, state) };
    },
  ),

  GetPolicy: iamOperation<GetPolicyRequest, GetPolicyResponse>(
    ({ context, input, state }) => {
      context.authorize('iam:GetPolicy', input.PolicyArn!);
      const policy = state.policies.get(input.PolicyArn!);
      if (policy) {
        return {
          Policy: {
            ...describePolicy(policy, state),
            Tags: tagList(policy.tags),
          },
        };
      }
      requireAwsManaged(input.PolicyArn!);
      return {
        Policy: {
          Arn: input.PolicyArn,
          PolicyName: input.PolicyArn!.slice(
            input.PolicyArn!.lastIndexOf('/') + 1,
          ),
          DefaultVersionId: 'v1',
          IsAttachable: true,
        },
      };
    },
  ),

  ListPolicies: iamOperation<ListPoliciesRequest, ListPoliciesResponse>(
    ({ context, input, state }) => {
      context.authorize('iam:ListPolicies', '*');
      const { items, ...page } = markerPage(
        [...state.policies.values()],
        input,
        policy => policy.arn,
      );
      return {
        Policies: items.map(policy => describePolicy(policy, state)),
        ...page,
      };
    },
  ),

  DeletePolicy: iamOperation<DeletePolicyRequest, object>(
    ({ context, input, state }) => {
      context.authorize('iam:DeletePolicy', input.PolicyArn!);
      const policy = requirePolicy(state, input.PolicyArn!);
      if (attachments(policy.arn, state) > 0) {
        throw deleteConflict('Cannot delete a policy attached to entities.');
      }
      if (policy.versions.length > 1) {
        throw deleteConflict(
          'This policy has more than one version. Before you delete a policy, you must delete the others.',
        );
      }
      state.policies.delete(policy.arn);
      return {};
    },
  ),
};

function attachments(arn: string, state: IamState): number {
  return [...state.roles.values(), ...state.users.values()].filter(identity =>
    identity.attachedPolicies.has(arn),
  ).length;
}

function describePolicy(policy: IamPolicy, state: IamState): Policy {
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attachments(policy.arn, state),
    IsAttachable: true,
    Description: policy.description,
    CreateDate: policy.createDate,
    UpdateDate: policy.updateDate,
  };
}
