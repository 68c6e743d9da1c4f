import { createHash } from 'crypto';
import type { Event, Resource } from '@aws-sdk/client-cloudtrail';
import { ManagementEvent } from './Trail';

/** Resource types by the members that name them. */
const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  AppName: 'AWS::SageMaker::App',
  BucketName: 'AWS::S3::Bucket',
  Bucket: 'AWS::S3::Bucket',
  DomainId: 'AWS::SageMaker::Domain',
  FileSystemId: 'AWS::EFS::FileSystem',
  FunctionName: 'AWS::Lambda::Function',
  GroupId: 'AWS::EC2::SecurityGroup',
  KeyId: 'AWS::KMS::Key',
  LogGroupName: 'AWS::Logs::LogGroup',
  PolicyArn: 'AWS::IAM::Policy',
  RoleArn: 'AWS::IAM::Role',
  RoleName: 'AWS::IAM::Role',
  SpaceName: 'AWS::SageMaker::Space',
  StackName: 'AWS::CloudFormation::Stack',
  SubnetId: 'AWS::EC2::Subnet',
  TableName: 'AWS::DynamoDB::Table',
  UserName: 'AWS::IAM::User',
  UserProfileName: 'AWS::SageMaker::UserProfile',
  VpcId: 'AWS::EC2::VPC',
};

function initialUpper(member: string): string {
  return member.charAt(0).toUpperCase() + member.slice(1);
}

function initialLower(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

/** `sagemaker.amazonaws.com` */
export function eventSource({ service }: ManagementEvent): string {
  return `${service}.amazonaws.com`;
}

export function eventId({ requestId, sequence }: ManagementEvent): string {
  const digest = createHash('sha256')
    .update(`${requestId} ${sequence}`)
    .digest('hex');
  return [0, 8, 12, 16, 20]
    .map((start, index) => digest.slice(start, [8, 12, 16, 20, 32][index]))
    .join('-');
}

/** The user's name, or the name of the session. */
export function userName({ principal }: ManagementEvent): string | undefined {
  if (principal.kind === 'service') {
    return undefined;
  }
  return (
    principal.sessionName ??
    principal.arn.slice(principal.arn.lastIndexOf('/') + 1)
  );
}

export function resourcesOf({ names }: ManagementEvent): Resource[] {
  return Object.entries(names).flatMap(([member, ResourceName]) => {
    const ResourceType = RESOURCE_TYPES[initialUpper(member)];
    return ResourceType ? [{ ResourceType, ResourceName }] : [];
  });
}

function userIdentity(event: ManagementEvent): object {
  const { principal, invokedBy } = event;
  const via = invokedBy && { invokedBy: `${invokedBy}.amazonaws.com` };
  if (principal.kind === 'service') {
    return { type: 'AWSService', invokedBy: principal.arn };
  }
  const common = {
    principalId: principal.userId,
    arn: principal.arn,
    accountId: principal.accountId,
  };
  if (principal.kind === 'user') {
    return { type: 'IAMUser', ...common, userName: userName(event), ...via };
  }
  const roleArn = principal.roleArn!;
  return {
    type: 'AssumedRole',
    ...common,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: principal.userId.split(':')[0],
        arn: roleArn,
        accountId: principal.accountId,
        userName: roleArn.slice(roleArn.lastIndexOf('/') + 1),
      },
      attributes: { mfaAuthenticated: 'false' },
      ...(principal.sourceIdentity && {
        sourceIdentity: principal.sourceIdentity,
      }),
    },
    ...via,
  };
}

/** The text of an event as trails deliver it. */
function eventText(event: ManagementEvent, accountId: string): string {
  const { names, invokedBy } = event;
  const service = invokedBy && `${invokedBy}.amazonaws.com`;
  const parameters = Object.entries(names).map(([member, value]) => [
    initialLower(member),
    value,
  ]);
  return JSON.stringify({
    eventVersion: '1.11',
    userIdentity: userIdentity(event),
    eventTime: `${event.time.toISOString().slice(0, 19)}Z`,
    eventSource: eventSource(event),
    eventName: event.operation,
    awsRegion: event.region,
    sourceIPAddress: service ?? event.sourceIp,
    userAgent: service ?? event.userAgent,
    errorCode: event.errorCode,
    errorMessage: event.errorMessage,
    requestParameters: parameters.length
      ? Object.fromEntries(parameters)
      : null,
    responseElements: null,
    requestID: event.requestId,
    eventID: eventId(event),
    readOnly: event.readOnly,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: 'Management',
  });
}

/** An event as a look-up answers it. */
export function shownEvent(event: ManagementEvent, accountId: string): Event {
  return {
    EventId: eventId(event),
    EventName: event.operation,
    ReadOnly: String(event.readOnly),
    EventTime: event.time,
    EventSource: eventSource(event),
    Username: userName(event),
    Resources: resourcesOf(event),
    CloudTrailEvent: eventText(event, accountId),
  };
}
