import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyRequest,
  DeletePolicyVersionRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  Policy,
} from '@aws-sdk/client-iam';
import { parsePolicy } from '../../authorization';
import { uniqueId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { IAM_QUOTAS } from './constraints';
import {
  deleteConflict,
  entityAlreadyExists,
  limitExceeded,
  noSuchEntity,
} from './errors';
import { IamPolicy, IamState } from './IamState';
import { iamOperation } from './iamOperation';
import { managedPolicyDocument } from './managedPolicies';
import { markerPage } from './markerPage';
import { encodeDocument, policySize } from './policyDocuments';
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

  CreatePolicyVersion: iamOperation<
    CreatePolicyVersionRequest,
    CreatePolicyVersionResponse
  >(({ context, input, state }) => {
    context.authorize('iam:CreatePolicyVersion', input.PolicyArn!);
    const policy = requirePolicy(state, input.PolicyArn!);
    validateDocument(input.PolicyDocument!);
    if (policy.versions.length >= IAM_QUOTAS.policyVersions) {
      throw limitExceeded('VersionsPerPolicy', IAM_QUOTAS.policyVersions);
    }
    const number =
      Math.max(
        ...policy.versions.map(version => Number(version.versionId.slice(1))),
      ) + 1;
    const version = {
      versionId: `v${number}`,
      document: input.PolicyDocument!,
      createDate: context.clock.now(),
    };
    policy.versions.push(version);
    policy.updateDate = version.createDate;
    if (input.SetAsDefault) {
      policy.defaultVersionId = version.versionId;
    }
    return {
      PolicyVersion: {
        VersionId: version.versionId,
        IsDefaultVersion: policy.defaultVersionId === version.versionId,
        CreateDate: version.createDate,
      },
    };
  }),

  GetPolicyVersion: iamOperation<
    GetPolicyVersionRequest,
    GetPolicyVersionResponse
  >(({ context, input, state }) => {
    context.authorize('iam:GetPolicyVersion', input.PolicyArn!);
    const policy = state.policies.get(input.PolicyArn!);
    const version = policy
      ? policy.versions.find(
          candidate => candidate.versionId === input.VersionId,
        )
      : awsManagedVersion(input.PolicyArn!, input.VersionId!);
    if (!version) {
      throw noSuchEntity(
        `Policy ${input.PolicyArn} version ${input.VersionId} does not exist or is not attachable.`,
      );
    }
    return {
      PolicyVersion: {
        VersionId: version.versionId,
        Document: encodeDocument(version.document),
        IsDefaultVersion: policy
          ? policy.defaultVersionId === version.versionId
          : true,
        CreateDate: version.createDate,
      },
    };
  }),

  ListPolicyVersions: iamOperation<
    ListPolicyVersionsRequest,
    ListPolicyVersionsResponse
  >(({ context, input, state }) => {
    context.authorize('iam:ListPolicyVersions', input.PolicyArn!);
    const policy = requirePolicy(state, input.PolicyArn!);
    const { items, ...page } = markerPage(
      policy.versions,
      input,
      version => version.versionId,
    );
    return {
      Versions: items.map(version => ({
        VersionId: version.versionId,
        IsDefaultVersion: policy.defaultVersionId === version.versionId,
        CreateDate: version.createDate,
      })),
      ...page,
    };
  }),

  DeletePolicyVersion: iamOperation<DeletePolicyVersionRequest, object>(
    ({ context, input, state }) => {
      context.authorize('iam:DeletePolicyVersion', input.PolicyArn!);
      const policy = requirePolicy(state, input.PolicyArn!);
      if (
        !policy.versions.some(version => version.versionId === input.VersionId)
      ) {
        throw noSuchEntity(
          `Policy ${input.PolicyArn} version ${input.VersionId} does not exist or is not attachable.`,
        );
      }
      if (policy.defaultVersionId === input.VersionId) {
        throw deleteConflict('Cannot delete the default version of a policy.');
      }
      policy.versions = policy.versions.filter(
        version => version.versionId !== input.VersionId,
      );
      return {};
    },
  ),
};

function validateDocument(document: string): void {
  parsePolicy(document, 'identity');
  if (policySize(document) > IAM_QUOTAS.managedPolicySize) {
    throw limitExceeded('PolicySize', IAM_QUOTAS.managedPolicySize);
  }
}

function requirePolicy(state: IamState, arn: string): IamPolicy {
  const policy = state.policies.get(arn);
  if (!policy) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return policy;
}

function requireAwsManaged(arn: string): string {
  const document = managedPolicyDocument(arn);
  if (document === undefined) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return document;
}

function awsManagedVersion(arn: string, versionId: string) {
  const document = requireAwsManaged(arn);
  return versionId === 'v1'
    ? { versionId, document, createDate: undefined }
    : undefined;
}

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
