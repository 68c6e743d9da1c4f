import { randomUUID } from 'crypto';
import { CallContext } from '../../core/types';

/** Network of a function. */
export interface FunctionVpc {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** A file system that a function mounts. */
export interface FunctionMount {
  /** ARN of the access point. */
  readonly arn: string;
  readonly localMountPath: string;
}

/** Where and how a function's output is logged. */
export interface FunctionLogging {
  readonly format: 'Text' | 'JSON';
  readonly applicationLevel: string;
  readonly systemLevel: string;
  readonly logGroup: string;
}

/** What `UpdateFunctionConfiguration` can change. */
export interface FunctionSettings {
  readonly role: string;
  readonly handler: string;
  readonly runtime: string;
  readonly description: string;
  readonly timeout: number;
  readonly memorySize: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly kmsKeyArn?: string;
  readonly vpc?: FunctionVpc;
  readonly mounts: readonly FunctionMount[];
  readonly tracing: 'Active' | 'PassThrough';
  readonly logging: FunctionLogging;
  readonly ephemeralStorage: number;
}

/** A deployment package. */
export interface FunctionCode {
  readonly zip: Buffer;
  /** Base64, as `CodeSha256` shows it. */
  readonly sha256: string;
}

/** A statement of a function's resource policy, as it stands in the document. */
export interface PermissionStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | Readonly<Record<string, string>>;
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Record<string, string>>>;
}

/** What happens with asynchronous invocations that fail. */
export interface EventInvokeConfig {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeInSeconds: number;
  readonly lastModified: Date;
}

/** One function. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly architecture: 'arm64' | 'x86_64';
  settings: FunctionSettings;
  code: FunctionCode;
  state: 'Pending' | 'Active' | 'Failed';
  /** Why it failed. */
  stateReason?: string;
  lastUpdateStatus: 'Successful' | 'InProgress' | 'Failed';
  /** Why the last update failed. */
  lastUpdateReason?: string;
  lastModified: Date;
  revisionId: string;
  tags: Record<string, string>;
  permissions: Map<string, PermissionStatement>;
  policyRevisionId: string;
  reservedConcurrency?: number;
  eventInvoke?: EventInvokeConfig;
  runtimeUpdateMode: 'Auto' | 'FunctionUpdate';
}

/** The functions of one account and region. */
export class LambdaState {
  readonly functions = new Map<string, LambdaFunction>();

  static of(context: CallContext): LambdaState {
    return context.store('lambda', () => new LambdaState());
  }
}

/** The function's resource policy as a document, or nothing when it has no statements. */
export function functionPolicy(target: LambdaFunction): string | undefined {
  const statements = [...target.permissions.values()];
  return statements.length
    ? JSON.stringify({
        Version: '2012-10-17',
        Id: 'default',
        Statement: statements,
      })
    : undefined;
}

/** To be called with every change of a function. */
export function touch(context: CallContext, target: LambdaFunction): void {
  target.lastModified = context.clock.now();
  target.revisionId = randomUUID();
}
