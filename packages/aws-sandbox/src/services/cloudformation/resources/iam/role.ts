import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { Properties } from '../Properties';
import {
  ResourceHandler,
  ResourceRequest,
  UpdateRequest,
} from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';
import { readRole } from './readIdentities';

const MAXIMUM_NAME_LENGTH = 64;

/** Inline policies of a role definition: name → document. */
function inlinePolicies(properties: Properties): Map<string, string> {
  return new Map(
    properties
      .objects('Policies')
      .map(policy => [
        policy.text('PolicyName'),
        policy.document('PolicyDocument')!,
      ]),
  );
}

async function syncInlinePolicies(
  { context, properties }: ResourceRequest,
  previous: Properties,
  RoleName: string,
): Promise<void> {
  const before = inlinePolicies(previous);
  const after = inlinePolicies(properties);
  for (const PolicyName of before.keys()) {
    if (!after.has(PolicyName)) {
      await context.invoke('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
    }
  }
  for (const [PolicyName, PolicyDocument] of after) {
    if (before.get(PolicyName) !== PolicyDocument) {
      await context.invoke('iam', 'PutRolePolicy', {
        RoleName,
        PolicyName,
        PolicyDocument,
      });
    }
  }
}

async function syncManagedPolicies(
  { context, properties }: ResourceRequest,
  previous: Properties,
  RoleName: string,
): Promise<void> {
  const before = previous.texts('ManagedPolicyArns') ?? [];
  const after = properties.texts('ManagedPolicyArns') ?? [];
  for (const PolicyArn of before.filter(arn => !after.includes(arn))) {
    await context.invoke('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
  }
  for (const PolicyArn of after.filter(arn => !before.includes(arn))) {
    await context.invoke('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
  }
}

async function syncTags(
  request: UpdateRequest,
  RoleName: string,
): Promise<void> {
  const { context, previousTags, tags } = request;
  const { set, removed } = tagChanges(previousTags, tags);
  if (removed.length) {
    await context.invoke('iam', 'UntagRole', { RoleName, TagKeys: removed });
  }
  if (Object.keys(set).length) {
    await context.invoke('iam', 'TagRole', { RoleName, Tags: tagList(set) });
  }
}

async function setBoundary(
  { context, properties }: ResourceRequest,
  RoleName: string,
): Promise<void> {
  const PermissionsBoundary = properties.optionalText('PermissionsBoundary');
  await (PermissionsBoundary
    ? context.invoke('iam', 'PutRolePermissionsBoundary', {
        RoleName,
        PermissionsBoundary,
      })
    : context.invoke('iam', 'DeleteRolePermissionsBoundary', { RoleName }));
}

const NOTHING = new Properties({});

/** `AWS::IAM::Role` */
export const roleHandler: ResourceHandler = {
  type: 'AWS::IAM::Role',
  read: readRole,

  async create(request): Promise<ResourceState> {
    const { context, properties, tags, started } = request;
    const RoleName =
      properties.optionalText('RoleName') ??
      physicalName(request, { maxLength: MAXIMUM_NAME_LENGTH });
    const { Role } = await context.invoke('iam', 'CreateRole', {
      RoleName,
      Path: properties.optionalText('Path'),
      AssumeRolePolicyDocument: properties.document('AssumeRolePolicyDocument'),
      Description: properties.optionalText('Description'),
      MaxSessionDuration: properties.number('MaxSessionDuration'),
      PermissionsBoundary: properties.optionalText('PermissionsBoundary'),
      Tags: tagList(tags),
    });
    started(RoleName);
    await syncManagedPolicies(request, NOTHING, RoleName);
    await syncInlinePolicies(request, NOTHING, RoleName);
    return {
      physicalId: RoleName,
      attributes: { Arn: Role.Arn, RoleId: Role.RoleId },
    };
  },

  async update(request) {
    const { context, properties, previous, state, changed } = request;
    const RoleName = state.physicalId;
    if (changed.has('AssumeRolePolicyDocument')) {
      await context.invoke('iam', 'UpdateAssumeRolePolicy', {
        RoleName,
        PolicyDocument: properties.document('AssumeRolePolicyDocument'),
      });
    }
    if (changed.has('Description') || changed.has('MaxSessionDuration')) {
      await context.invoke('iam', 'UpdateRole', {
        RoleName,
        Description: properties.optionalText('Description') ?? '',
        MaxSessionDuration: properties.number('MaxSessionDuration') ?? 3600,
      });
    }
    if (changed.has('PermissionsBoundary')) {
      await setBoundary(request, RoleName);
    }
    await syncManagedPolicies(request, previous, RoleName);
    await syncInlinePolicies(request, previous, RoleName);
    await syncTags(request, RoleName);
    return state;
  },

  delete({ context, properties, state }) {
    const RoleName = state.physicalId;
    return ignoreMissing(async () => {
      for (const PolicyArn of properties.texts('ManagedPolicyArns') ?? []) {
        await ignoreMissing(() =>
          context.invoke('iam', 'DetachRolePolicy', { RoleName, PolicyArn }),
        );
      }
      for (const PolicyName of inlinePolicies(properties).keys()) {
        await ignoreMissing(() =>
          context.invoke('iam', 'DeleteRolePolicy', { RoleName, PolicyName }),
        );
      }
      await context.invoke('iam', 'DeleteRole', { RoleName });
    });
  },
};
