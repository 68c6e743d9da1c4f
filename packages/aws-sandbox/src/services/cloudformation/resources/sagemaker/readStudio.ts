import { asWritten, LiveProperties, members, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

async function tagsOf(
  { context }: ReadRequest,
  ResourceArn: string,
): Promise<unknown> {
  const { Tags } = await context.invoke('sagemaker', 'ListTags', {
    ResourceArn,
  });
  return Tags;
}

/** A domain as it is now, without its tags: CloudFormation sets those and never reads them. */
export function readDomain(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const { context, state, properties } = request;
  return unlessMissing(async () => {
    const domain = await context.invoke('sagemaker', 'DescribeDomain', {
      DomainId: state.physicalId,
    });
    return {
      ...members(
        domain,
        'AppNetworkAccessType',
        'AppSecurityGroupManagement',
        'AuthMode',
        'DefaultSpaceSettings',
        'DefaultUserSettings',
        'DomainName',
        'DomainSettings',
        'SubnetIds',
        'TagPropagation',
        'VpcId',
      ),
      KmsKeyId: asWritten(properties.raw('KmsKeyId'), domain.KmsKeyId),
    };
  });
}

/** A user profile as it is now, without its tags, as with a domain. */
export function readUserProfile(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const [UserProfileName, DomainId] = request.state.physicalId.split('|');
  return unlessMissing(async () => {
    const profile = await request.context.invoke(
      'sagemaker',
      'DescribeUserProfile',
      { DomainId, UserProfileName },
    );
    return {
      ...members(
        profile,
        'DomainId',
        'SingleSignOnUserIdentifier',
        'SingleSignOnUserValue',
        'UserProfileName',
        'UserSettings',
      ),
    };
  });
}

/** A lifecycle configuration as it is now. */
export function readStudioLifecycleConfig(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const config = await request.context.invoke(
      'sagemaker',
      'DescribeStudioLifecycleConfig',
      { StudioLifecycleConfigName: request.state.physicalId },
    );
    return {
      ...members(
        config,
        'StudioLifecycleConfigAppType',
        'StudioLifecycleConfigContent',
        'StudioLifecycleConfigName',
      ),
      Tags: await tagsOf(request, config.StudioLifecycleConfigArn),
    };
  });
}
