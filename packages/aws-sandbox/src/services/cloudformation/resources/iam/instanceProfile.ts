import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { ResourceHandler } from '../ResourceHandler';

const MAX_NAME_LENGTH = 128;

/** `AWS::IAM::InstanceProfile` */
export const instanceProfileHandler: ResourceHandler = {
  type: 'AWS::IAM::InstanceProfile',

  async create(request) {
    const { context, properties, started } = request;
    const InstanceProfileName =
      properties.optionalText('InstanceProfileName') ??
      physicalName(request, { maxLength: MAX_NAME_LENGTH });
    const { InstanceProfile } = await context.invoke(
      'iam',
      'CreateInstanceProfile',
      { InstanceProfileName, Path: properties.optionalText('Path') },
    );
    started(InstanceProfileName);
    for (const RoleName of properties.texts('Roles') ?? []) {
      await context.invoke('iam', 'AddRoleToInstanceProfile', {
        InstanceProfileName,
        RoleName,
      });
    }
    return {
      physicalId: InstanceProfileName,
      attributes: { Arn: InstanceProfile.Arn },
    };
  },

  async update({ context, properties, previous, state }) {
    const InstanceProfileName = state.physicalId;
    for (const RoleName of previous.texts('Roles') ?? []) {
      await context.invoke('iam', 'RemoveRoleFromInstanceProfile', {
        InstanceProfileName,
        RoleName,
      });
    }
    for (const RoleName of properties.texts('Roles') ?? []) {
      await context.invoke('iam', 'AddRoleToInstanceProfile', {
        InstanceProfileName,
        RoleName,
      });
    }
    return state;
  },

  delete({ context, state }) {
    const InstanceProfileName = state.physicalId;
    return ignoreMissing(async () => {
      const { InstanceProfile } = await context.invoke(
        'iam',
        'GetInstanceProfile',
        { InstanceProfileName },
      );
      for (const { RoleName } of InstanceProfile.Roles) {
        await context.invoke('iam', 'RemoveRoleFromInstanceProfile', {
          InstanceProfileName,
          RoleName,
        });
      }
      await context.invoke('iam', 'DeleteInstanceProfile', {
        InstanceProfileName,
      });
    });
  },
};
