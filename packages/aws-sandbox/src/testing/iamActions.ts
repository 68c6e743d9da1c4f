import { ServiceModels } from '../protocols';

/** Prefixes of IAM actions where they are not the name that requests are signed for. */
const PREFIXES: Readonly<Record<string, string>> = {
  monitoring: 'cloudwatch',
};

/** Actions that are not called as the operation is; by `service:operation`. */
const ACTIONS: Readonly<Record<string, string>> = {
  'kms:ReEncrypt': 'kms:ReEncryptFrom',
  'lambda:Invoke': 'lambda:InvokeFunction',
  's3:CompleteMultipartUpload': 's3:PutObject',
  // The source is read before the copy is written.
  's3:CopyObject': 's3:GetObject',
  's3:CreateMultipartUpload': 's3:PutObject',
  's3:DeleteBucketCors': 's3:PutBucketCORS',
  's3:DeleteBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:DeleteBucketLifecycle': 's3:PutLifecycleConfiguration',
  's3:DeleteBucketOwnershipControls': 's3:PutBucketOwnershipControls',
  's3:DeleteBucketTagging': 's3:PutBucketTagging',
  's3:DeletePublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:GetBucketCors': 's3:GetBucketCORS',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:HeadBucket': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:ListMultipartUploads': 's3:ListBucketMultipartUploads',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:ListObjectVersions': 's3:ListBucketVersions',
  's3:ListParts': 's3:ListMultipartUploadParts',
  's3:PutBucketCors': 's3:PutBucketCORS',
  's3:PutBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:PutBucketLifecycleConfiguration': 's3:PutLifecycleConfiguration',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:UploadPart': 's3:PutObject',
};

/** Operations that AWS answers without asking any policy, with the reason; by `service:operation`. */
export const UNAUTHORIZED_OPERATIONS: Readonly<Record<string, string>> = {
  'cognito-idp:GetUser': 'the access token stands for the person',
  'cognito-idp:GlobalSignOut': 'the access token stands for the person',
  'cognito-idp:InitiateAuth': 'unsigned: the person proves who it is',
  'cognito-idp:RespondToAuthChallenge': 'unsigned: the person proves who it is',
  'cognito-idp:RevokeToken': 'unsigned: whoever has the token may end it',
  's3:DeleteObjects': 'asked for each object; the answer lists who may not',
  'sts:GetCallerIdentity': 'everybody may know who they are',
  'sts:GetSessionToken': 'users need no permission for their own sessions',
};

/** Name of the IAM action that an operation needs first. */
export function iamAction(
  models: ServiceModels,
  service: string,
  operation: string,
): string {
  if (service === 'apigateway') {
    const model = models.get(models.describe(service)!).operation(operation)!;
    return `apigateway:${model.http!.method}`;
  }
  return (
    ACTIONS[`${service}:${operation}`] ??
    `${PREFIXES[service] ?? service}:${operation}`
  );
}
