import {
  AssumeRoleInput,
  personSessionName,
} from '@gco/plugin-gco-analytics-node';
import { StudioTarget } from './StudioTarget';

/** Tag of sessions and profiles that says whose they are. The roles' policies compare the two. */
export const STUDIO_USER_TAG = 'studiouserid';

/** The two role sessions that opening Studio for a person takes. */
export interface PersonalSessions {
  /** May see the person's own profile and mint URLs for it. */
  access: AssumeRoleInput;
  /** May make the person's own profile. */
  profile: AssumeRoleInput;
}

/**
 * Role sessions that can do nothing but open one profile, for one person: AWS's audit trail names the person (session name and
 * source identity), the tag ties the session to profiles with the same tag, and the session policy to exactly this profile.
 */
export function personalSessions(
  target: StudioTarget,
  userEntityRef: string,
  profileName: string,
): PersonalSessions {
  const name = personSessionName(userEntityRef);
  const session = {
    region: target.region,
    sessionName: name,
    sourceIdentity: name,
    externalId: target.externalId,
    tags: { [STUDIO_USER_TAG]: userEntityRef },
  };
  const profileArns = arnsOf(target, profileName);
  return {
    access: {
      ...session,
      roleArn: target.outputs.AccessRoleArn,
      policy: policy([
        {
          Action: [
            'sagemaker:CreatePresignedDomainUrl',
            'sagemaker:DescribeUserProfile',
          ],
          Resource: profileArns,
        },
      ]),
    },
    profile: {
      ...session,
      roleArn: target.outputs.ProfileRoleArn,
      policy: policy([
        {
          Action: [
            'sagemaker:CreateUserProfile',
            'sagemaker:DescribeUserProfile',
            'sagemaker:AddTags',
          ],
          Resource: profileArns,
        },
        {
          Action: 'iam:PassRole',
          Resource: target.outputs.ExecutionRoleArn,
        },
        {
          Action: 'lambda:InvokeFunction',
          Resource: target.outputs.HomeDirectoryFunctionArn,
        },
        // SageMaker looks for the file system's mount targets as the caller.
        { Action: 'elasticfilesystem:DescribeMountTargets', Resource: '*' },
      ]),
    },
  };
}

/** AWS writes profile names in ARNs in lower case, whatever they were created as. */
function arnsOf(target: StudioTarget, profileName: string): string[] {
  const prefix = `arn:${target.partition}:sagemaker:${target.region}:${target.accountId}:user-profile/${target.outputs.DomainId}`;
  const names = new Set([profileName, profileName.toLowerCase()]);
  return [...names].map(name => `${prefix}/${name}`);
}

function policy(
  statements: { Action: string | string[]; Resource: string | string[] }[],
): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(statement => ({ Effect: 'Allow', ...statement })),
  });
}
