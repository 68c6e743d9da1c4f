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
}

/** Time as the emulated AWS sees it: durations in AWS time, scaled to a fraction of wall time. */
export interface Clock {
  now(): Date;
  /** Strictly increasing, in milliseconds: no two events of one sandbox carry the same time. */
  tick(): Date;
  /** Waits `awsMilliseconds` of AWS time, which is `awsMilliseconds * scale` of wall time. */
  sleep(awsMilliseconds: number): Promise<void>;
}

/** What the authorization of one action needs to know about the resource besides its ARN. */
export interface AuthorizeOptions {
  /** The resource's own policy as a JSON document, e.g. a bucket policy. */
  readonly resourcePolicy?: string;
  /** The resource's policy must allow it, whatever the caller's own policies say: role trust, key policies. */
  readonly resourcePolicyRequired?: boolean;
  /** Owner of the resource where its ARN does not name one, as with S3 buckets. */
  readonly resourceAccountId?: string;
}

/** One call in one account and region by one principal. */
export interface CallContext {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly principal: Principal;
  readonly requestId: string;
  readonly clock: Clock;
  /** State of this call's account and region, by service; created on first use by `create`. */
  store<T>(service: string, create: () => T): T;
  /** The same for state that is global to the account (IAM, S3 names live in `global`). */
  accountStore<T>(service: string, create: () => T): T;
  /** State of the whole sandbox, e.g. the S3 bucket name space. */
  globalStore<T>(service: string, create: () => T): T;
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
