import { EFSClient } from '@aws-sdk/client-efs';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { AssumeRoleInput } from '@gco/plugin-gco-analytics-node';

/**
 * SDK clients, one for each service and role session. The same session gets the same client, with its credentials and
 * connections.
 */
export interface AwsClients {
  sageMaker(session: AssumeRoleInput): SageMakerClient;
  emrServerless(session: AssumeRoleInput): EMRServerlessClient;
  s3(session: AssumeRoleInput): S3Client;
  efs(session: AssumeRoleInput): EFSClient;
  lambda(session: AssumeRoleInput): LambdaClient;

  /**
   * Makes sure that the session can be had.
   *
   * @throws AssumeRoleError
   */
  ensureSession(session: AssumeRoleInput): Promise<void>;
}
