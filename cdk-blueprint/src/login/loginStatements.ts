import * as iam from 'aws-cdk-lib/aws-iam';
import { DomainArns } from '../environment/DomainArns';
import { STUDIO_USER_TAG } from '../environment/PortalRole';

/** What the statements name. */
export interface LoginStatementsOptions {
  readonly domain: DomainArns;
  readonly executionRoleArn: string;
  readonly homeDirectoryFunctionArn: string;
}

/** Tags of profiles that this sign-in has made. The portal's people have entity refs there, which never look like this. */
const COGNITO_USERS = 'cognito:?*';

/** What the sign-in's function may do: make, open and replace profiles of its own users in this domain. */
export function loginStatements(
  options: LoginStatementsOptions,
): iam.PolicyStatement[] {
  const { domain, executionRoleArn, homeDirectoryFunctionArn } = options;
  const forCognitoUser = {
    [`aws:RequestTag/${STUDIO_USER_TAG}`]: COGNITO_USERS,
  };
  return [
    new iam.PolicyStatement({
      sid: 'SeeProfiles',
      actions: ['sagemaker:DescribeUserProfile', 'sagemaker:ListTags'],
      resources: [domain.profiles],
    }),
    new iam.PolicyStatement({
      sid: 'MakeProfilesOfCognitoUsers',
      actions: ['sagemaker:CreateUserProfile'],
      resources: [domain.profiles],
      conditions: { StringLike: forCognitoUser },
    }),
    new iam.PolicyStatement({
      sid: 'TagProfilesWhileCreating',
      actions: ['sagemaker:AddTags'],
      resources: [domain.profiles],
      conditions: {
        StringLike: forCognitoUser,
        StringEquals: { 'sagemaker:TaggingAction': 'CreateUserProfile' },
      },
    }),
    new iam.PolicyStatement({
      sid: 'OpenAndReplaceProfilesOfCognitoUsers',
      actions: [
        'sagemaker:CreatePresignedDomainUrl',
        'sagemaker:DeleteUserProfile',
      ],
      resources: [domain.profiles],
      conditions: {
        StringLike: {
          [`sagemaker:ResourceTag/${STUDIO_USER_TAG}`]: COGNITO_USERS,
        },
      },
    }),
    new iam.PolicyStatement({
      sid: 'GiveExecutionRole',
      actions: ['iam:PassRole'],
      resources: [executionRoleArn],
      conditions: {
        StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    }),
    new iam.PolicyStatement({
      sid: 'MakeHomeDirectories',
      actions: ['lambda:InvokeFunction'],
      resources: [homeDirectoryFunctionArn],
    }),
    new iam.PolicyStatement({
      sid: 'SeeMountTargets',
      actions: ['elasticfilesystem:DescribeMountTargets'],
      resources: ['*'],
    }),
  ];
}
