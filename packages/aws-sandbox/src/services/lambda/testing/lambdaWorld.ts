import {
  CreateFunctionCommand,
  CreateFunctionCommandInput,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  InvokeCommandInput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import JSZip from 'jszip';
import { SandboxOptions } from '../../../createSandbox';
import {
  eventually,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../../testing/startTestSandbox';

/** What came of an invocation. */
export interface Invocation {
  readonly status: number;
  readonly error?: string;
  readonly payload: any;
  /** End of the log, when it was asked for. */
  readonly log: string;
}

/** A sandbox with functions in it. */
export interface LambdaWorld {
  readonly sandbox: TestSandbox;
  readonly lambda: LambdaClient;
  /** Makes a role that Lambda may assume. @returns its ARN */
  role(name: string, ...statements: object[]): Promise<string>;
  /** Makes a function of one file and waits until it is active. */
  create(
    name: string,
    code: string | Record<string, string>,
    options?: Partial<CreateFunctionCommandInput>,
  ): Promise<void>;
  /** Waits until a function is active and not being updated. */
  settled(name: string): Promise<void>;
  invoke(
    name: string,
    payload?: unknown,
    options?: Partial<InvokeCommandInput>,
  ): Promise<Invocation>;
  stop(): Promise<void>;
}

export const TRUST_LAMBDA = policy({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

/** An archive of text files. */
export async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const archive = new JSZip();
  for (const [path, text] of Object.entries(files)) {
    archive.file(path, text);
  }
  return archive.generateAsync({ type: 'nodebuffer' });
}

/** @param sandboxOptions time is a thousand times faster unless told otherwise */
export async function startLambdaWorld(
  sandboxOptions?: SandboxOptions,
): Promise<LambdaWorld> {
  const sandbox = await startTestSandbox(sandboxOptions);
  const admin = sandbox.admin(SPOKE);
  const lambda = new LambdaClient(sandbox.config(admin));
  const iam = new IAMClient(sandbox.config(admin));
  let defaultRole: Promise<string> | undefined;

  const role = async (RoleName: string, ...statements: object[]) => {
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: TRUST_LAMBDA,
      }),
    );
    if (statements.length) {
      await iam.send(
        new PutRolePolicyCommand({
          RoleName,
          PolicyName: 'own',
          PolicyDocument: policy(...statements),
        }),
      );
    }
    return Role!.Arn!;
  };
  const settled = async (FunctionName: string) => {
    await eventually(
      () => lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
      ({ State, LastUpdateStatus }) =>
        State === 'Active' && LastUpdateStatus === 'Successful',
    );
  };

  return {
    sandbox,
    lambda,
    role,
    settled,
    async create(FunctionName, code, options = {}) {
      defaultRole ??= role('function', {
        Effect: 'Allow',
        Action: 'logs:*',
        Resource: '*',
      });
      const files = typeof code === 'string' ? { 'index.js': code } : code;
      await lambda.send(
        new CreateFunctionCommand({
          FunctionName,
          Role: await defaultRole,
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Timeout: 10,
          Code: { ZipFile: await zipOf(files) },
          ...options,
        }),
      );
      await settled(FunctionName);
    },
    async invoke(FunctionName, payload, options) {
      const answer = await lambda.send(
        new InvokeCommand({
          FunctionName,
          Payload:
            payload === undefined
              ? undefined
              : Buffer.from(JSON.stringify(payload)),
          ...options,
        }),
      );
      const text = answer.Payload?.transformToString();
      return {
        status: answer.StatusCode!,
        error: answer.FunctionError,
        payload: text ? JSON.parse(text) : undefined,
        log: Buffer.from(answer.LogResult ?? '', 'base64').toString(),
      };
    },
    stop: () => sandbox.stop(),
  };
}
