import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { tagList } from '../tags';
import { waitUntil } from '../waitUntil';
import { settledStatus } from './settledStatus';
import { readUserProfile } from './readStudio';

interface ProfileKey {
  readonly DomainId: string;
  readonly UserProfileName: string;
}

async function describe({ context }: ResourceRequest, key: ProfileKey) {
  return context.invoke('sagemaker', 'DescribeUserProfile', key);
}

function keyOf(physicalId: string): ProfileKey {
  const [UserProfileName, DomainId] = physicalId.split('|');
  return { DomainId, UserProfileName };
}

async function settle(
  request: ResourceRequest,
  key: ProfileKey,
): Promise<ResourceState> {
  await waitUntil({
    clock: request.context.clock,
    what: `user profile ${key.UserProfileName}`,
    probe: async () => settledStatus(await describe(request, key)),
  });
  const { UserProfileArn } = await describe(request, key);
  return {
    physicalId: `${key.UserProfileName}|${key.DomainId}`,
    attributes: { UserProfileArn },
  };
}

/** `AWS::SageMaker::UserProfile` */
export const userProfileHandler: ResourceHandler = {
  type: 'AWS::SageMaker::UserProfile',
  read: readUserProfile,

  async create(request) {
    const { context, properties, tags, started } = request;
    const key = {
      DomainId: properties.text('DomainId'),
      UserProfileName: properties.text('UserProfileName'),
    };
    await context.invoke('sagemaker', 'CreateUserProfile', {
      ...key,
      SingleSignOnUserIdentifier: properties.optionalText(
        'SingleSignOnUserIdentifier',
      ),
      SingleSignOnUserValue: properties.optionalText('SingleSignOnUserValue'),
      UserSettings: properties.raw('UserSettings'),
      Tags: tagList(tags),
    });
    started(`${key.UserProfileName}|${key.DomainId}`);
    return settle(request, key);
  },

  async update(request) {
    const { context, properties, state } = request;
    const key = keyOf(state.physicalId);
    await context.invoke('sagemaker', 'UpdateUserProfile', {
      ...key,
      UserSettings: properties.raw('UserSettings'),
    });
    return settle(request, key);
  },

  delete(request) {
    const { context, state } = request;
    const key = keyOf(state.physicalId);
    return ignoreMissing(async () => {
      await context.invoke('sagemaker', 'DeleteUserProfile', key);
      await waitUntil({
        clock: context.clock,
        what: `deletion of user profile ${key.UserProfileName}`,
        probe: async () => {
          const { Status, FailureReason } = await describe(request, key);
          return Status === 'Delete_Failed'
            ? { failed: FailureReason ?? Status }
            : 'waiting';
        },
      });
    });
  },
};
