import type { Tag } from '@aws-sdk/client-iam';
import { validatePolicy } from '../../authorization';
import { CallContext, Operation } from '../../core/types';
import { QUOTAS, requireQuotaLeft } from '../servicequotas';
import { IAM_QUOTAS } from './quotas';
import { limitExceeded, noSuchEntity } from './errors';
import { IamIdentity, IamState } from './IamState';
import { iamOperation } from './iamOperation';
import { markerPage } from './markerPage';
import { encodeDocument, managedPolicy, policySize } from './policyDocuments';
import { requireRole } from './roles';
import {
  requestTagConditions,
  resourceTagConditions,
  tagList,
  tagMap,
} from './tags';
import { requireUser } from './users';

/** Members that these operations have for roles and users alike. */
interface IdentityInput {
  RoleName?: string;
  UserName?: string;
  PolicyName?: string;
  PolicyDocument?: string;
  PolicyArn?: string;
  PermissionsBoundary?: string;
  Tags?: Tag[];
  TagKeys?: string[];
  Marker?: string;
  MaxItems?: number;
}

type IdentityKind = 'Role' | 'User';

/** Finds an identity, and says what it would be called if it were there: who may not ask does not learn whether it is. */
const KINDS: Record<
  IdentityKind,
  {
    known: (state: IamState, input: IdentityInput) => IamIdentity | undefined;
    required: (state: IamState, input: IdentityInput) => IamIdentity;
    resource: (input: IdentityInput) => string;
  }
> = {
  Role: {
    known: (state, input) => state.role(input.RoleName!),
    required: (state, input) => requireRole(state, input.RoleName!),
    resource: ({ RoleName }) => `role/${RoleName}`,
  },
  User: {
    known: (state, input) => state.user(input.UserName!),
    required: (state, input) => requireUser(state, input.UserName!),
    resource: ({ UserName }) => `user/${UserName}`,
  },
};

/** Inline policies, attached policies, permissions boundary and tags of roles or users. */
export function identityOperations(
  kind: IdentityKind,
): Record<string, Operation> {
  const operation = <O extends object>(
    name: string,
    behaviour: (call: {
      context: CallContext;
      input: IdentityInput;
      identity: IamIdentity;
    }) => O,
    conditions: (
      input: IdentityInput,
    ) => Record<string, string | string[]> = () => ({}),
  ): Record<string, Operation> => ({
    [name]: iamOperation<IdentityInput, O>(({ context, input, state }) => {
      const { known, required, resource } = KINDS[kind];
      const found = known(state, input);
      const { partition, accountId } = context;
      context.authorize(
        `iam:${name}`,
        found?.arn ?? `arn:${partition}:iam::${accountId}:${resource(input)}`,
        {
          ...(found && resourceTagConditions(found.tags)),
          ...(found?.permissionsBoundary
            ? { 'iam:PermissionsBoundary': found.permissionsBoundary }
            : {}),
          ...conditions(input),
        },
      );
      const identity = required(state, input);
      return behaviour({ context, input, identity });
    }),
  });
  const policyArn = ({ PolicyArn }: IdentityInput) => ({
    'iam:PolicyARN': PolicyArn!,
  });

  return {
    ...operation(`Put${kind}Policy`, ({ input, identity }) => {
      validatePolicy(input.PolicyDocument!, 'identity');
      const others = [...identity.inlinePolicies].filter(
        ([name]) => name !== input.PolicyName,
      );
      const size = others.reduce(
        (sum, [, document]) => sum + policySize(document),
        policySize(input.PolicyDocument!),
      );
      const limit =
        IAM_QUOTAS.inlinePoliciesSize[kind === 'Role' ? 'role' : 'user'];
      if (size > limit) {
        throw limitExceeded(`PolicySize of inline policies`, limit);
      }
      identity.inlinePolicies.set(input.PolicyName!, input.PolicyDocument!);
      return {};
    }),

    ...operation(`Get${kind}Policy`, ({ input, identity }) => ({
      RoleName: input.RoleName,
      UserName: input.UserName,
      PolicyName: input.PolicyName,
      PolicyDocument: encodeDocument(
        requireInline(identity, input.PolicyName!),
      ),
    })),

    ...operation(`Delete${kind}Policy`, ({ input, identity }) => {
      requireInline(identity, input.PolicyName!);
      identity.inlinePolicies.delete(input.PolicyName!);
      return {};
    }),

    ...operation(`List${kind}Policies`, ({ input, identity }) => {
      const { items, ...page } = markerPage(
        [...identity.inlinePolicies.keys()],
        input,
        name => name,
      );
      return { PolicyNames: items, ...page };
    }),

    ...operation(
      `Attach${kind}Policy`,
      ({ context, input, identity }) => {
        if (managedPolicy(context, input.PolicyArn!) === undefined) {
          throw noSuchEntity(
            `Policy ${input.PolicyArn} does not exist or is not attachable.`,
          );
        }
        if (!identity.attachedPolicies.has(input.PolicyArn!)) {
          requireQuotaLeft(
            context,
            kind === 'Role'
              ? QUOTAS.iam.managedPoliciesPerRole
              : QUOTAS.iam.managedPoliciesPerUser,
            { used: identity.attachedPolicies.size },
            limit => limitExceeded(`PoliciesPer${kind}`, limit),
          );
        }
        identity.attachedPolicies.add(input.PolicyArn!);
        return {};
      },
      policyArn,
    ),

    ...operation(
      `Detach${kind}Policy`,
      ({ input, identity }) => {
        if (!identity.attachedPolicies.delete(input.PolicyArn!)) {
          throw noSuchEntity(`Policy ${input.PolicyArn} was not found.`);
        }
        return {};
      },
      policyArn,
    ),

    ...operation(`ListAttached${kind}Policies`, ({ input, identity }) => {
      const { items, ...page } = markerPage(
        [...identity.attachedPolicies],
        input,
        arn => arn,
      );
      return {
        AttachedPolicies: items.map(arn => ({
          PolicyArn: arn,
          PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
        })),
        ...page,
      };
    }),

    ...operation(
      `Put${kind}PermissionsBoundary`,
      ({ context, input, identity }) => {
        if (managedPolicy(context, input.PermissionsBoundary!) === undefined) {
          throw noSuchEntity(
            `Policy ${input.PermissionsBoundary} does not exist or is not attachable.`,
          );
        }
        identity.permissionsBoundary = input.PermissionsBoundary;
        return {};
      },
      input => ({ 'iam:PermissionsBoundary': input.PermissionsBoundary! }),
    ),

    ...operation(`Delete${kind}PermissionsBoundary`, ({ identity }) => {
      identity.permissionsBoundary = undefined;
      return {};
    }),

    ...operation(
      `Tag${kind}`,
      ({ input, identity }) => {
        const merged = new Map([...identity.tags, ...tagMap(input.Tags)]);
        if (merged.size > 50) {
          throw limitExceeded(`TagsPer${kind}`, 50);
        }
        identity.tags = merged;
        return {};
      },
      ({ Tags }) => requestTagConditions(Tags),
    ),

    ...operation(
      `Untag${kind}`,
      ({ input, identity }) => {
        input.TagKeys!.forEach(key => identity.tags.delete(key));
        return {};
      },
      ({ TagKeys }) => ({ 'aws:TagKeys': TagKeys! }),
    ),

    ...operation(`List${kind}Tags`, ({ input, identity }) => {
      const { items, ...page } = markerPage(
        tagList(identity.tags),
        input,
        tag => tag.Key!,
      );
      return { Tags: items, ...page };
    }),
  };
}

function requireInline(identity: IamIdentity, policyName: string): string {
  const document = identity.inlinePolicies.get(policyName);
  if (document === undefined) {
    throw noSuchEntity(
      `The policy with name ${policyName} of ${identity.arn} cannot be found.`,
    );
  }
  return document;
}
