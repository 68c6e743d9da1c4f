import { AssertionError } from 'assert';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SSMClient } from '@aws-sdk/client-ssm';
import {
  AssumeRoleCommand,
  AssumeRoleCommandInput,
  STSClient,
} from '@aws-sdk/client-sts';
import { createSandbox, SandboxOptions } from '../createSandbox';

/** Access key as SDK clients take it. */
export interface TestCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** A sandbox for one test file. */
export interface TestSandbox {
  url: string;
  stop(): Promise<void>;
  /** Advances the time until nothing is under way. */
  settle(): Promise<void>;
  /**
   * Advances the time in steps until the answer is right. In a sandbox with time scale 1 no state passes by itself between two
   * calls, however busy the machine is.
   */
  until: Wait;
  admin(accountId: string): TestCredentials;
  /** Credentials of a role session. */
  assume(
    by: TestCredentials,
    input: AssumeRoleCommandInput,
  ): Promise<TestCredentials>;
  /** Configuration of any SDK client. */
  config(credentials: TestCredentials, region?: string): ClientConfig;
  clients(credentials: TestCredentials, region?: string): TestClients;
  /** Asks the control endpoint, e.g. `control('PUT', 'quotas', {…})`; fails with what it answers unless that is a 2xx. */
  control<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<T>;
}

/** Waits until an answer is right, and gives it. */
export type Wait = <T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
) => Promise<T>;

/** Configuration of an SDK client that fails at once instead of retrying. */
export interface ClientConfig {
  endpoint: string;
  region: string;
  credentials: TestCredentials;
  maxAttempts: number;
}

/** SDK clients of one caller. */
export interface TestClients {
  cloudFormation: CloudFormationClient;
  emrServerless: EMRServerlessClient;
  iam: IAMClient;
  s3: S3Client;
  sageMaker: SageMakerClient;
  ssm: SSMClient;
  sts: STSClient;
}

/** AWS time between two looks, and for all of them. */
const STEP_S = 2;
const PATIENCE_S = 3600;

export const HUB = '111122223333';
export const SPOKE = '444455556666';
export const OTHER_SPOKE = '777788889999';

/** Starts a sandbox on a free port, by default with time a thousand times faster. */
export async function startTestSandbox(
  options: SandboxOptions = {},
): Promise<TestSandbox> {
  const sandbox = createSandbox({
    timeScale: 0.001,
    seed: 'empty',
    ...options,
  });
  const { url } = await sandbox.start();
  const config = (
    credentials: TestCredentials,
    region = 'eu-west-1',
  ): ClientConfig => ({
    endpoint: url,
    region,
    credentials,
    maxAttempts: 1,
  });
  const control: TestSandbox['control'] = async (method, path, body) => {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new AssertionError({
        message: `${method} /_sandbox/${path}: ${response.status} ${text}`,
      });
    }
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    url,
    stop: () => sandbox.stop(),
    settle: () => sandbox.settle(),
    async until(ask, isRight) {
      for (let passed = 0; passed < PATIENCE_S; passed += STEP_S) {
        const answer = await ask();
        if (isRight(answer)) {
          return answer;
        }
        await control('POST', 'clock/advance', { seconds: STEP_S });
      }
      throw new AssertionError({
        message: `Still not right after ${PATIENCE_S} s: ${JSON.stringify(
          await ask(),
        )}`,
      });
    },
    config,
    admin: accountId => ({
      accessKeyId: `AKIAGCOADMIN${accountId}`,
      secretAccessKey: 'local-admin-secret-not-a-real-key',
    }),
    async assume(by, input) {
      const { Credentials } = await new STSClient(config(by)).send(
        new AssumeRoleCommand(input),
      );
      return {
        accessKeyId: Credentials!.AccessKeyId!,
        secretAccessKey: Credentials!.SecretAccessKey!,
        sessionToken: Credentials!.SessionToken!,
      };
    },
    control,
    clients: (credentials, region) => ({
      cloudFormation: new CloudFormationClient(config(credentials, region)),
      emrServerless: new EMRServerlessClient(config(credentials, region)),
      iam: new IAMClient(config(credentials, region)),
      s3: new S3Client({
        ...config(credentials, region),
        forcePathStyle: true,
      }),
      sageMaker: new SageMakerClient(config(credentials, region)),
      ssm: new SSMClient(config(credentials, region)),
      sts: new STSClient(config(credentials, region)),
    }),
  };
}

/** Asks again until the answer is right; fails with the last answer after four seconds unless told otherwise. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
  patienceMs = 4000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new AssertionError({
        message: `Still not right: ${JSON.stringify(answer)}`,
      });
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

/** A policy document of these statements. */
export function policy(...statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
