import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { adminSettings } from './adminSettings';

const HUB_ROLE = 'arn:aws:iam::111122223333:role/gco-analytics-hub';
const TAG = 'studiouserid';
const OWN = `\${aws:PrincipalTag/${TAG}}`;

export interface LabRoles {
  ExecutionRoleArn: string;
  AccessRoleArn: string;
  ProfileRoleArn: string;
}

/** The roles of an environment, with the trust and permissions that the blueprint gives them. */
export async function createRoles(options: {
  name: string;
  accountId: string;
  region: string;
  externalId: string;
}): Promise<LabRoles> {
  const { name, accountId, region, externalId } = options;
  const iam = new IAMClient(adminSettings(accountId, region));
  const profiles = `arn:aws:sagemaker:${region}:${accountId}:user-profile/*`;

  const create = async (
    suffix: string,
    trust: object[],
    statements: object[],
  ): Promise<string> => {
    const RoleName = `gco_${name}_${region}-${suffix}`;
    const { Role } = await iam.send(
      new CreateRoleCommand({
        Path: '/gco/',
        RoleName,
        AssumeRolePolicyDocument: document(trust),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'Permissions',
        PolicyDocument: document(statements),
      }),
    );
    return Role?.Arn ?? '';
  };

  const ExecutionRoleArn = await create(
    'execution',
    [
      {
        Action: 'sts:AssumeRole',
        Principal: { Service: 'sagemaker.amazonaws.com' },
      },
    ],
    [{ Action: 's3:ListBucket', Resource: '*' }],
  );
  const AccessRoleArn = await create('access', personalTrust(externalId), [
    {
      Action: [
        'sagemaker:CreatePresignedDomainUrl',
        'sagemaker:DescribeUserProfile',
      ],
      Resource: profiles,
      Condition: {
        StringEquals: { [`sagemaker:ResourceTag/${TAG}`]: OWN },
      },
    },
  ]);
  const ownRequest = { [`aws:RequestTag/${TAG}`]: OWN };
  const ProfileRoleArn = await create('profile', personalTrust(externalId), [
    {
      Action: 'sagemaker:CreateUserProfile',
      Resource: profiles,
      Condition: { StringEquals: ownRequest },
    },
    {
      Action: 'sagemaker:AddTags',
      Resource: profiles,
      Condition: {
        StringEquals: {
          ...ownRequest,
          'sagemaker:TaggingAction': 'CreateUserProfile',
        },
      },
    },
    { Action: 'sagemaker:DescribeUserProfile', Resource: profiles },
    {
      Action: 'iam:PassRole',
      Resource: ExecutionRoleArn,
      Condition: {
        StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    },
    { Action: 'elasticfilesystem:DescribeMountTargets', Resource: '*' },
    {
      Action: 'lambda:InvokeFunction',
      Resource: `arn:aws:lambda:${region}:${accountId}:function:${name}-home-directory`,
    },
  ]);
  return { ExecutionRoleArn, AccessRoleArn, ProfileRoleArn };
}

/** Only the hub, with the external id, for one named person at a time. */
function personalTrust(externalId: string): object[] {
  const Principal = { AWS: HUB_ROLE };
  const anyUser = { [`aws:RequestTag/${TAG}`]: '?*' };
  const anyIdentity = { 'sts:SourceIdentity': '?*' };
  return [
    {
      Action: 'sts:AssumeRole',
      Principal,
      Condition: {
        StringEquals: { 'sts:ExternalId': externalId },
        StringLike: { ...anyUser, ...anyIdentity },
      },
    },
    {
      Action: 'sts:TagSession',
      Principal,
      Condition: {
        StringLike: anyUser,
        'ForAllValues:StringEquals': { 'aws:TagKeys': [TAG] },
      },
    },
    {
      Action: 'sts:SetSourceIdentity',
      Principal,
      Condition: { StringLike: anyIdentity },
    },
  ];
}

function document(statements: object[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(statement => ({ Effect: 'Allow', ...statement })),
  });
}
