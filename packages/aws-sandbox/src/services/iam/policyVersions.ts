import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
} from '@aws-sdk/client-iam';
import { Operation } from '../../core/types';
import { IAM_QUOTAS } from './quotas';
import { deleteConflict, limitExceeded, noSuchEntity } from './errors';
import { iamOperation } from './iamOperation';
import { markerPage } from './markerPage';
import {
  requireAwsManaged,
  requirePolicy,
  validateDocument,
} from './policyAccess';
import { encodeDocument } from './policyDocuments';

/** Operations on the versions of managed policies. */
export const policyVersionOperations: Record<string, Operation> = {
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

function awsManagedVersion(arn: string, versionId: string) {
  const document = requireAwsManaged(arn);
  return versionId === 'v1'
    ? { versionId, document, createDate: undefined }
    : undefined;
}
