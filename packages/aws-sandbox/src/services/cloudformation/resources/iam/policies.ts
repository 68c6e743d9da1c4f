import { CallContext } from '../../../../core/types';
import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';
import { readManagedPolicy } from './readIdentities';

const MAXIMUM_NAME_LENGTH = 128;
/** IAM keeps this many versions of a managed policy and refuses the next one. */
const MAXIMUM_VERSIONS = 5;

function rolesOf(properties: Properties): string[] {
  return properties.texts('Roles') ?? [];
}

/** `AWS::IAM::Policy`: one document inline in one or more roles. */
export const inlinePolicyHandler: ResourceHandler = {
  type: 'AWS::IAM::Policy',

  async create(request) {
    const { context, properties, started } = request;
    const physicalId = physicalName(request, {
      maxLength: MAXIMUM_NAME_LENGTH,
    });
    started(physicalId);
    for (const RoleName of rolesOf(properties)) {
      await context.invoke('iam', 'PutRolePolicy', {
        RoleName,
        PolicyName: properties.text('PolicyName'),
        PolicyDocument: properties.document('PolicyDocument'),
      });
    }
    return { physicalId, attributes: { Id: physicalId } };
  },

  async update({ context, properties, previous, state }) {
    const PolicyName = properties.text('PolicyName');
    for (const RoleName of rolesOf(properties)) {
      await context.invoke('iam', 'PutRolePolicy', {
        RoleName,
        PolicyName,
        PolicyDocument: properties.document('PolicyDocument'),
      });
    }
    const isRenamed = previous.text('PolicyName') !== PolicyName;
    for (const RoleName of rolesOf(previous)) {
      if (isRenamed || !rolesOf(properties).includes(RoleName)) {
        await ignoreMissing(() =>
          context.invoke('iam', 'DeleteRolePolicy', {
            RoleName,
            PolicyName: previous.text('PolicyName'),
          }),
        );
      }
    }
    return state;
  },

  async delete({ context, properties }) {
    for (const RoleName of rolesOf(properties)) {
      await ignoreMissing(() =>
        context.invoke('iam', 'DeleteRolePolicy', {
          RoleName,
          PolicyName: properties.text('PolicyName'),
        }),
      );
    }
  },
};

async function policyState(
  context: CallContext,
  PolicyArn: string,
): Promise<ResourceState> {
  const { Policy } = await context.invoke('iam', 'GetPolicy', { PolicyArn });
  return {
    physicalId: PolicyArn,
    attributes: {
      PolicyArn,
      PolicyId: Policy.PolicyId,
      DefaultVersionId: Policy.DefaultVersionId,
      IsAttachable: true,
      AttachmentCount: Policy.AttachmentCount,
    },
  };
}

async function oldVersions(
  context: CallContext,
  PolicyArn: string,
): Promise<string[]> {
  const { Versions } = await context.invoke('iam', 'ListPolicyVersions', {
    PolicyArn,
  });
  return Versions.filter(
    (version: { IsDefaultVersion: boolean }) => !version.IsDefaultVersion,
  )
    .map((version: { VersionId: string }) => version.VersionId)
    .sort(
      (one: string, other: string) =>
        Number(one.slice(1)) - Number(other.slice(1)),
    );
}

async function newVersion(
  context: CallContext,
  PolicyArn: string,
  PolicyDocument: string,
): Promise<void> {
  const old = await oldVersions(context, PolicyArn);
  if (old.length + 1 >= MAXIMUM_VERSIONS) {
    await context.invoke('iam', 'DeletePolicyVersion', {
      PolicyArn,
      VersionId: old[0],
    });
  }
  await context.invoke('iam', 'CreatePolicyVersion', {
    PolicyArn,
    PolicyDocument,
    SetAsDefault: true,
  });
}

/** `AWS::IAM::ManagedPolicy` */
export const managedPolicyHandler: ResourceHandler = {
  type: 'AWS::IAM::ManagedPolicy',
  read: readManagedPolicy,

  async create(request) {
    const { context, properties, started } = request;
    const { Policy } = await context.invoke('iam', 'CreatePolicy', {
      PolicyName:
        properties.optionalText('ManagedPolicyName') ??
        physicalName(request, { maxLength: MAXIMUM_NAME_LENGTH }),
      Path: properties.optionalText('Path'),
      Description: properties.optionalText('Description'),
      PolicyDocument: properties.document('PolicyDocument'),
    });
    started(Policy.Arn);
    for (const RoleName of rolesOf(properties)) {
      await context.invoke('iam', 'AttachRolePolicy', {
        RoleName,
        PolicyArn: Policy.Arn,
      });
    }
    return policyState(context, Policy.Arn);
  },

  async update({ context, properties, previous, state, changed }) {
    const PolicyArn = state.physicalId;
    if (changed.has('PolicyDocument')) {
      await newVersion(
        context,
        PolicyArn,
        properties.document('PolicyDocument')!,
      );
    }
    const [before, after] = [rolesOf(previous), rolesOf(properties)];
    for (const RoleName of after.filter(role => !before.includes(role))) {
      await context.invoke('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
    }
    for (const RoleName of before.filter(role => !after.includes(role))) {
      await ignoreMissing(() =>
        context.invoke('iam', 'DetachRolePolicy', { RoleName, PolicyArn }),
      );
    }
    return policyState(context, PolicyArn);
  },

  delete({ context, properties, state }) {
    const PolicyArn = state.physicalId;
    return ignoreMissing(async () => {
      for (const RoleName of rolesOf(properties)) {
        await ignoreMissing(() =>
          context.invoke('iam', 'DetachRolePolicy', { RoleName, PolicyArn }),
        );
      }
      for (const VersionId of await oldVersions(context, PolicyArn)) {
        await context.invoke('iam', 'DeletePolicyVersion', {
          PolicyArn,
          VersionId,
        });
      }
      await context.invoke('iam', 'DeletePolicy', { PolicyArn });
    });
  },
};
