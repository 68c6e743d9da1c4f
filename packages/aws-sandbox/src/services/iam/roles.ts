import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  Role,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleRequest,
} from '@aws-sdk/client-iam';
import { uniqueId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { QUOTAS, requireQuotaLeft } from '../servicequotas';
import {
  deleteConflict,
  entityAlreadyExists,
  limitExceeded,
  noSuchEntity,
} from './errors';
import { IamRole, IamState } from './IamState';
import { iamOperation } from './iamOperation';
import { markerPage } from './markerPage';
import {
  encodeDocument,
  managedPolicy,
  validateTrustPolicy,
} from './policyDocuments';
import {
  requestTagConditions,
  resourceTagConditions,
  tagList,
  tagMap,
} from './tags';

/** The role of that name. */
export function requireRole(state: IamState, name: string): IamRole {
  const role = state.role(name);
  if (!role) {
    throw noSuchEntity(`The role with name ${name} cannot be found.`);
  }
  return role;
}

/** Operations on roles themselves. */
export const roleOperations: Record<string, Operation> = {
  CreateRole: iamOperation<CreateRoleRequest, CreateRoleResponse>(
    ({ context, input, state }) => {
      const { partition, accountId } = context;
      const path = input.Path ?? '/';
      const arn = `arn:${partition}:iam::${accountId}:role${path}${input.RoleName}`;
      const tags = requestTagConditions(input.Tags);
      const boundary: Record<string, string> = input.PermissionsBoundary
        ? { 'iam:PermissionsBoundary': input.PermissionsBoundary }
        : {};
      context.authorize('iam:CreateRole', arn, { ...tags, ...boundary });
      if (input.Tags?.length) {
        context.authorize('iam:TagRole', arn, tags);
      }
      if (state.role(input.RoleName!)) {
        throw entityAlreadyExists(
          `Role with name ${input.RoleName} already exists.`,
        );
      }
      validateTrustPolicy(context, input.AssumeRolePolicyDocument!);
      if (
        input.PermissionsBoundary &&
        managedPolicy(context, input.PermissionsBoundary) === undefined
      ) {
        throw noSuchEntity(
          `Scope ARN: ${input.PermissionsBoundary} does not exist or is not attachable.`,
        );
      }
      requireQuotaLeft(
        context,
        QUOTAS.iam.roles,
        { used: state.roles.size },
        limit => limitExceeded('RolesPerAccount', limit),
      );
      const role: IamRole = {
        roleName: input.RoleName!,
        roleId: uniqueId('AROA'),
        path,
        arn,
        createDate: context.clock.now(),
        trustPolicy: input.AssumeRolePolicyDocument!,
        description: input.Description,
        maxSessionDuration: input.MaxSessionDuration ?? 3600,
        permissionsBoundary: input.PermissionsBoundary,
        tags: tagMap(input.Tags),
        inlinePolicies: new Map(),
        attachedPolicies: new Set(),
      };
      state.roles.set(role.roleName.toLowerCase(), role);
      return { Role: describeRole(role) };
    },
  ),

  GetRole: iamOperation<GetRoleRequest, GetRoleResponse>(
    ({ context, input, state }) => {
      const role = state.role(input.RoleName!);
      context.authorize(
        'iam:GetRole',
        role?.arn ?? roleArn(context, input.RoleName!),
        conditionsOf(role),
      );
      return { Role: describeRole(requireRole(state, input.RoleName!)) };
    },
  ),

  ListRoles: iamOperation<ListRolesRequest, ListRolesResponse>(
    ({ context, input, state }) => {
      const prefix = input.PathPrefix ?? '/';
      context.authorize(
        'iam:ListRoles',
        `arn:${context.partition}:iam::${context.accountId}:role${prefix}`,
      );
      const roles = [...state.roles.values()].filter(role =>
        role.path.startsWith(prefix),
      );
      const { items, ...page } = markerPage(
        roles,
        input,
        role => role.roleName,
      );
      return {
        Roles: items.map(({ tags, ...role }) =>
          describeRole({ ...role, tags: new Map() }),
        ),
        ...page,
      };
    },
  ),

  DeleteRole: iamOperation<DeleteRoleRequest, object>(
    ({ context, input, state }) => {
      const known = state.role(input.RoleName!);
      context.authorize(
        'iam:DeleteRole',
        known?.arn ?? roleArn(context, input.RoleName!),
        conditionsOf(known),
      );
      const role = requireRole(state, input.RoleName!);
      if (role.attachedPolicies.size > 0) {
        throw deleteConflict(
          'Cannot delete entity, must detach all policies first.',
        );
      }
      if (role.inlinePolicies.size > 0) {
        throw deleteConflict(
          'Cannot delete entity, must delete policies first.',
        );
      }
      if (state.profilesWith(role.roleName).length > 0) {
        throw deleteConflict(
          'Cannot delete entity, must remove roles from instance profile first.',
        );
      }
      state.roles.delete(role.roleName.toLowerCase());
      return {};
    },
  ),

  UpdateRole: iamOperation<UpdateRoleRequest, object>(
    ({ context, input, state }) => {
      const known = state.role(input.RoleName!);
      context.authorize(
        'iam:UpdateRole',
        known?.arn ?? roleArn(context, input.RoleName!),
        conditionsOf(known),
      );
      const role = requireRole(state, input.RoleName!);
      role.description = input.Description ?? role.description;
      role.maxSessionDuration =
        input.MaxSessionDuration ?? role.maxSessionDuration;
      return {};
    },
  ),

  UpdateAssumeRolePolicy: iamOperation<UpdateAssumeRolePolicyRequest, object>(
    ({ context, input, state }) => {
      const known = state.role(input.RoleName!);
      context.authorize(
        'iam:UpdateAssumeRolePolicy',
        known?.arn ?? roleArn(context, input.RoleName!),
        conditionsOf(known),
      );
      const role = requireRole(state, input.RoleName!);
      validateTrustPolicy(context, input.PolicyDocument!);
      role.trustPolicy = input.PolicyDocument!;
      return {};
    },
  ),
};

function roleArn(
  context: { partition: string; accountId: string },
  name: string,
): string {
  return `arn:${context.partition}:iam::${context.accountId}:role/${name}`;
}

function conditionsOf(role: IamRole | undefined): Record<string, string> {
  return role ? resourceTagConditions(role.tags) : {};
}

export function describeRole(role: IamRole): Role {
  return {
    RoleName: role.roleName,
    RoleId: role.roleId,
    Path: role.path,
    Arn: role.arn,
    CreateDate: role.createDate,
    AssumeRolePolicyDocument: encodeDocument(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
    PermissionsBoundary: role.permissionsBoundary
      ? {
          PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
          PermissionsBoundaryArn: role.permissionsBoundary,
        }
      : undefined,
    Tags: role.tags.size > 0 ? tagList(role.tags) : undefined,
  };
}
