import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { createLog } from '../../shared/createLog';
import { createLoginHandler, LoginHandler } from '../createLoginHandler';
import { LambdaHomeDirectories } from '../LambdaHomeDirectories';
import { SageMakerProfiles } from '../SageMakerProfiles';
import { FakeAws } from './FakeAws';

export const SETTINGS = {
  domainId: 'd-abc',
  executionRoleArn: 'arn:aws:iam::444455556666:role/AmazonSageMaker-x',
  fileSystemId: 'fs-01234567',
  urlExpiresSeconds: 60,
  sessionExpiresSeconds: 43_200,
};

/** The whole function over an AWS in memory; its log goes into `lines`. */
export function loginFunction(aws: FakeAws, lines: string[]): LoginHandler {
  return createLoginHandler({
    urlExpiresSeconds: SETTINGS.urlExpiresSeconds,
    profiles: signal =>
      new SageMakerProfiles({
        client: { send: aws.send as SageMakerClient['send'] },
        settings: SETTINGS,
        signal,
      }),
    homes: signal =>
      new LambdaHomeDirectories({
        client: { send: aws.send as LambdaClient['send'] },
        functionName: 'home-directory',
        signal,
      }),
    log: createLog({ write: line => lines.push(line) }),
  });
}

/** An event of API Gateway; what is in it beside the claims is of no account. */
export const loginEvent = (claims: unknown) => ({
  requestContext: { requestId: 'request-1', authorizer: { claims } },
  headers: { Authorization: 'eyJhbGciOi.eyJzdWIi.c2ln' },
  queryStringParameters: { username: 'bruno' },
});

/** Lambda's context of a call that has some time left. */
export const invocation = (remainingMs = 29_000) => ({
  awsRequestId: 'invoked-1',
  getRemainingTimeInMillis: () => remainingMs,
});
