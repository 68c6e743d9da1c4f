import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../policy/acknowledge';
import { DomainArns } from './DomainArns';
import { PortalRole, PortalRoleProps, STUDIO_USER_TAG } from './PortalRole';

/** Properties of {@link ProfileRole}. */
export interface ProfileRoleProps extends Omit<PortalRoleProps, 'description'> {
  /** The domain whose profiles are made. */
  readonly domain: DomainArns;

  /** The one role that a profile may be given. */
  readonly executionRole: iam.IRole;

  /** Makes the directory that a new profile mounts. */
  readonly homeDirectory: lambda.IFunction;
}

/**
 * Makes a person's user profile, tagged with the person of the session, and the directory it mounts. A session of this
 * role can do nothing else.
 */
export class ProfileRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: ProfileRoleProps) {
    super(scope, id);
    this.role = new PortalRole(this, 'Resource', {
      ...props,
      description: 'The portal makes Studio user profiles with this role',
    }).role;
    const forOwnUser = {
      [`aws:RequestTag/${STUDIO_USER_TAG}`]: `\${aws:PrincipalTag/${STUDIO_USER_TAG}}`,
    };
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'CreateOwnProfile',
        actions: ['sagemaker:CreateUserProfile'],
        resources: [props.domain.profiles],
        conditions: { StringEquals: forOwnUser },
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'TagOwnProfileWhileCreating',
        actions: ['sagemaker:AddTags'],
        resources: [props.domain.profiles],
        conditions: {
          StringEquals: {
            ...forOwnUser,
            'sagemaker:TaggingAction': 'CreateUserProfile',
          },
        },
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'SeeProfiles',
        actions: ['sagemaker:DescribeUserProfile'],
        resources: [props.domain.profiles],
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'GiveExecutionRole',
        actions: ['iam:PassRole'],
        resources: [props.executionRole.roleArn],
        conditions: {
          StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
        },
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'SeeMountTargets',
        actions: ['elasticfilesystem:DescribeMountTargets'],
        resources: ['*'],
      }),
    );
    // Without the function's versions, which `grantInvoke` would add.
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'MakeHomeDirectory',
        actions: ['lambda:InvokeFunction'],
        resources: [props.homeDirectory.functionArn],
      }),
    );
    acknowledgeWildcards(this.role, {
      resources: ['*'],
      reason:
        'SageMaker looks for the mount targets of the profile’s file system as the caller; the call cannot be scoped to one file system',
    });
    acknowledgeWildcards(this.role, {
      resources: [props.domain.profiles],
      reason:
        'Profiles are made when people first come; a new profile must carry the person of the session',
    });
  }
}
