import type { CallOrigin } from './Authorizer';
import type { FaultList } from './faults/FaultList';

/** Who calls: the principal behind an access key or a service acting by itself. */
export interface Principal {
  readonly kind: 'user' | 'assumed-role' | 'service';
  readonly accountId: string;
  /** `arn:aws:iam::…:user/…` or `arn:aws:sts::…:assumed-role/<role>/<session>`; for a service its host name. */
  readonly arn: string;
  /** IAM's unique id: `AIDA…`, or `AROA…:<session>` for a role session. */
  readonly userId: string;
  /** The role behind an assumed-role session. */
  readonly roleArn?: string;
  readonly sessionName?: string;
  readonly sourceIdentity?: string;
  readonly sessionTags: Readonly<Record<string, string>>;
  /** Keys of the session tags that go on to the next role of a chain. */
  readonly transitiveTagKeys?: readonly string[];
  /** Inline session policies, as JSON documents; what they do not allow, the session may not do. */
  readonly sessionPolicies: readonly string[];
  /** For a service: ARN of the resource on whose behalf it acts, as `aws:SourceArn` tells it to resource policies. */
  readonly sourceArn?: string;
  /** For a service's own role in an account: host name of the service. */
  readonly linkedService?: string;
  /** When the credentials of a session were issued. */
  readonly issuedAt?: Date;
}

/** Time as the emulated AWS sees it: durations in AWS time, scaled to a fraction of wall time. */
export interface Clock {
  now(): Date;
  /** Strictly increasing, in milliseconds: no two events of one sandbox carry the same time. */
  tick(): Date;
  /** Waits `awsMilliseconds` of AWS time, which is `awsMilliseconds * scale` of wall time unless the clock is advanced. */
  sleep(awsMilliseconds: number, options?: SleepOptions): Promise<void>;
}

/** What a wait is for. */
export interface SleepOptions {
  /** Pure housekeeping, such as forgetting a count: nothing is under way because of it. */
  readonly background?: boolean;
}

/** What the authorization of one action needs to know about the resource besides its ARN. */
export interface AuthorizeOptions {
  /** The resource's own policy as a JSON document, e.g. a bucket policy. */
  readonly resourcePolicy?: string;
  /** The resource's policy must allow it, whatever the caller's own policies say: role trust, key policies. */
  readonly resourcePolicyRequired?: boolean;
  /** Owner of the resource where its ARN does not name one, as with S3 buckets. */
  readonly resourceAccountId?: string;
  /** A grant on the resource, as keys have them, lets the caller do it unless a policy denies it. */
  readonly granted?: boolean;
}

/** One call in one account and region by one principal. */
export interface CallContext {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly principal: Principal;
  readonly requestId: string;
  /** Signing name of the service that handles the call. */
  readonly service: string;
  /** Where the call came from, and which services carry the caller's identity on. */
  readonly origin: CallOrigin;
  readonly clock: Clock;
  /** What is to go wrong; resources ask through `resourceFault` and `durationOf`. */
  readonly faults: FaultList;
  /** State of this call's account and region, by service; created on first use by `create`. */
  store<T>(service: string, create: () => T): T;
  /** The same for state that is global to the account (IAM, S3 names live in `global`). */
  accountStore<T>(service: string, create: () => T): T;
  /** State of the whole sandbox, e.g. the S3 bucket name space. */
  globalStore<T>(service: string, create: () => T): T;
  /**
   * What goes on now, for the whole sandbox: processes, timers, promises, open addresses. Nothing of it is saved, and
   * all of it is dropped when the sandbox is reset or goes back to a snapshot; see {@link RuntimePart}.
   */
  runtime<T extends object>(service: string, create: () => T): T;
  /**
   * Throws `AccessDenied…` unless the principal may do `action` on `resource`.
   *
   * @param action IAM action such as `sagemaker:CreateDomain`
   * @param resource ARN, or `*` for actions without resource scope
   * @param conditions condition keys of the request, e.g. `{ 'sagemaker:ResourceTag/studiouserid': 'ana' }`
   * @param options the resource's own policy and owner, for services that have resource policies
   */
  authorize(
    action: string,
    resource: string,
    conditions?: Record<string, string | string[]>,
    options?: AuthorizeOptions,
  ): void;
  /** Calls another service in the same account and region, as `as` (default: this call's principal), with its checks. */
  invoke(
    service: string,
    operation: string,
    input: object,
    as?: Principal,
  ): Promise<any>;
  /** Context for another principal, account or region. */
  with(change: {
    accountId?: string;
    region?: string;
    principal?: Principal;
  }): CallContext;
}

/** Behaviour of one operation: input and output are the SDK's shapes (members in the SDK's own spelling). */
export type Operation = (
  context: CallContext,
  input: any,
) => Promise<object> | object;

/** One emulated service: its behaviour, apart from the wire protocol that carries it. */
export interface Service {
  /** SigV4 signing name, e.g. `sagemaker`, `emr-serverless`, `elasticfilesystem`, `cloudformation`. */
  readonly name: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Operations that AWS offers without a signature. */
  readonly unsigned?: UnsignedOperations;
  /** Classes whose instances stand in the service's state; other objects in it are plain data. */
  readonly stateClasses?: readonly StateClass[];
}

/**
 * A class whose instances can be saved: its members are TypeScript-`private` at most, hold plain data and other such
 * instances, and come back without the constructor being called. Its name is unique in the sandbox.
 */
export interface StateClass {
  readonly name: string;
  readonly prototype: object;
}

/** What a piece of `CallContext.runtime` may tell and be told. */
export interface RuntimePart {
  /** What is still going on, as ARNs or other names that a person recognizes; empty when it is quiet. */
  underWay?(): readonly string[];
  /** Code runs, which takes wall time: AWS time must not be advanced past it. */
  holdsTime?(): boolean;
  /** Puts into the state what it keeps outside of it, such as files. */
  beforeSave?(): void;
  /** Ends everything: the state that it worked for is gone. */
  stop?(): void;
}

/** Operations without a signature, and where each call of one belongs. */
export interface UnsignedOperations {
  readonly operations: readonly string[];
  /** Account and region behind what the input names; throws the service's error when there is none. */
  locate(
    state: Pick<CallContext, 'globalStore'>,
    input: any,
  ): { accountId: string; region: string };
}
