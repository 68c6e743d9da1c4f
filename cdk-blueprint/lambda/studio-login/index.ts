import { LambdaClient } from '@aws-sdk/client-lambda';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { createLog } from '../shared/createLog';
import { createLoginHandler } from './createLoginHandler';
import { LambdaHomeDirectories } from './LambdaHomeDirectories';
import { SageMakerProfiles } from './SageMakerProfiles';
import { readSettings } from './settings';

const settings = readSettings(process.env);
const sagemaker = new SageMakerClient();
const lambda = new LambdaClient();

/** `GET /studio/login`: opens Studio for the user whom Cognito has signed in. */
export const handler = createLoginHandler({
  urlExpiresSeconds: settings.urlExpiresSeconds,
  profiles: signal =>
    new SageMakerProfiles({ client: sagemaker, settings, signal }),
  homes: signal =>
    new LambdaHomeDirectories({
      client: lambda,
      functionName: settings.homeDirectoryFunctionName,
      signal,
    }),
  log: createLog(),
});
