import {
  AuthorizationInput,
  ConditionValues,
  decide,
  parsePolicy,
  Policy,
  PolicyPrincipal,
} from 'aws-sandbox/policies';
import { ResolvedTemplate } from './ResolvedTemplate';

/** Somebody who wants something of a resource. */
export interface SimulatedRequest {
  readonly action: string;
  /** ARN of a role, or host name of a service. */
  readonly principal: string;
  /** ARN; the resource itself unless it says otherwise. */
  readonly resource?: string;
  /** Condition keys of the request, beside those that AWS fills in. */
  readonly conditions?: ConditionValues;
}

/** Where the policy of a resource is, by the type of the resource; a bucket's is a resource of its own. */
const POLICY_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::EC2::VPCEndpoint': 'PolicyDocument',
  'AWS::EFS::FileSystem': 'FileSystemPolicy',
  'AWS::KMS::Key': 'KeyPolicy',
};

/** Resources that nobody passes without a word of their own policy. */
const MUST_ALLOW = new Set(['AWS::EC2::VPCEndpoint', 'AWS::KMS::Key']);

const EVERYTHING = parsePolicy(
  '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  'identity',
);

/** What the policy of a resource gives, and whom it lets through, by the rules that IAM applies. */
export class ResourceSimulation {
  private readonly policy: Policy;

  constructor(
    private readonly template: ResolvedTemplate,
    private readonly logicalId: string,
  ) {
    this.policy = parsePolicy(
      JSON.stringify(template.resolve(this.document())),
      'resource',
    );
  }

  /** Whether the policy gives a right to somebody who has none. */
  grants(request: SimulatedRequest): boolean {
    return this.decide(request, []);
  }

  /** Whether the policy lets somebody through who may do everything, as far as their own account decides. */
  admits(request: SimulatedRequest): boolean {
    return this.decide(request, [EVERYTHING]);
  }

  private decide(
    { action, principal, resource, conditions }: SimulatedRequest,
    identityPolicies: AuthorizationInput['identityPolicies'],
  ): boolean {
    const { accountId } = this.template.place;
    const who = principalOf(principal, accountId);
    const { Type } = this.template.resource(this.logicalId);
    return decide({
      request: {
        action,
        resource: resource ?? this.template.arn(this.logicalId),
        principal: who,
        conditions: { ...filledIn(who), ...conditions },
      },
      identityPolicies,
      resourceAccountId: accountId,
      resourcePolicy: this.policy,
      // A service acts on nothing that does not say so.
      resourcePolicyRequired: MUST_ALLOW.has(Type) || who.kind === 'service',
    }).allowed;
  }

  private document(): unknown {
    const { Type, Properties } = this.template.resource(this.logicalId);
    const document =
      Type === 'AWS::S3::Bucket'
        ? this.bucketPolicy()
        : Properties[POLICY_PROPERTY[Type]];
    if (!document) throw new RangeError(`${this.logicalId} has no policy`);
    return document;
  }

  private bucketPolicy(): unknown {
    const [id] = this.template
      .idsOf('AWS::S3::BucketPolicy')
      .filter(
        policy =>
          this.template.resource(policy).Properties.Bucket.Ref ===
          this.logicalId,
      );
    return id && this.template.resource(id).Properties.PolicyDocument;
  }
}

function principalOf(name: string, home: string): PolicyPrincipal {
  if (/\.amazonaws\.com$/.test(name)) {
    return { kind: 'service', accountId: home, arn: name };
  }
  const accountId = name.split(':')[4];
  const arn = `arn:aws:sts::${accountId}:assumed-role/${name
    .split('/')
    .pop()}/session`;
  return { kind: 'assumed-role', accountId, roleArn: name, arn };
}

/** Condition keys that AWS sends with every request. */
function filledIn(who: PolicyPrincipal): ConditionValues {
  const isService = who.kind === 'service';
  return {
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
    'aws:PrincipalIsAWSService': String(isService),
    ...(isService
      ? { 'aws:PrincipalServiceName': who.arn }
      : {
          'aws:PrincipalArn': who.roleArn!,
          'aws:PrincipalAccount': who.accountId,
        }),
  };
}
