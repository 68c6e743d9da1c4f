import { Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Rule packs that every template is checked with, as cdk-nag names them. */
export const POLICY_PACKS = [
  'AwsSolutions',
  'HIPAA.Security',
  'NIST.800.53.R5',
  'PCI.DSS.321',
  'Serverless',
] as const;

/** One of {@link POLICY_PACKS}. */
export type PolicyPack = (typeof POLICY_PACKS)[number];

/** The packs that follow a compliance framework; their rules mostly have the same names. */
export const COMPLIANCE_PACKS: readonly PolicyPack[] = [
  'HIPAA.Security',
  'NIST.800.53.R5',
  'PCI.DSS.321',
];

/** A rule of a pack. */
export interface PolicyRule {
  readonly pack: PolicyPack;

  /** Name without the pack, such as `S1` or `S3BucketReplicationEnabled`; with its finding in brackets if it has several. */
  readonly rule: string;
}

/** Rules that a construct breaks on purpose, and why. */
export interface Acknowledgement {
  readonly rules: readonly PolicyRule[];

  /** A sentence for whoever reviews the template. */
  readonly reason: string;
}

/** Wildcards of a policy that are meant, and why. */
export interface WildcardAcknowledgement {
  readonly reason: string;

  /** Actions such as `sagemaker-mlflow:*`. */
  readonly actions?: readonly string[];

  /** ARNs as the policy has them; parts that CloudFormation resolves are fine. */
  readonly resources?: readonly string[];
}

/** One rule as several packs have it. */
export const ruleOf = (
  rule: string,
  packs: readonly PolicyPack[] = COMPLIANCE_PACKS,
): PolicyRule[] => packs.map(pack => ({ pack, rule }));

/** Acknowledges findings in a construct and all that is in it. They stay in the report, with the reason. */
export function acknowledge(
  scope: IConstruct,
  { rules, reason }: Acknowledgement,
): void {
  Validations.of(scope).acknowledge(
    // With the pack in front, twice, a finding stays in the report; by its bare name it would vanish.
    ...rules.map(({ pack, rule }) => ({
      id: `${pack}::${pack}-${rule}`,
      reason,
    })),
  );
}

/** Acknowledges wildcards in the policies of a construct, each by its own finding. */
export function acknowledgeWildcards(
  scope: IConstruct,
  options: WildcardAcknowledgement,
): void {
  const { reason, actions = [], resources = [] } = options;
  const findings = [
    ...actions.map(action => `Action::${action}`),
    ...resources.map(resource => `Resource::${findingText(scope, resource)}`),
  ];
  acknowledge(scope, {
    rules: findings.map(finding => ({
      pack: 'AwsSolutions',
      rule: `IAM5[${finding}]`,
    })),
    reason,
  });
}

/** Acknowledges that a role uses a policy that AWS maintains. */
export function acknowledgeManagedPolicy(
  scope: IConstruct,
  policyName: string,
  reason: string,
): void {
  acknowledge(scope, {
    rules: [
      {
        pack: 'AwsSolutions',
        rule: `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policyName}]`,
      },
    ],
    reason,
  });
}

/** Acknowledges that a role keeps its policy within itself. */
export function acknowledgeInlinePolicy(
  role: IConstruct,
  reason = 'The policy is written for this one role and comes and goes with it; nobody can attach it to anything else',
): void {
  acknowledge(role, { rules: ruleOf('IAMNoInlinePolicy'), reason });
}

/** Acknowledges that a bucket has no copy in another region. */
export function acknowledgeNoReplication(
  bucket: IConstruct,
  reason: string,
): void {
  acknowledge(bucket, { rules: ruleOf('S3BucketReplicationEnabled'), reason });
}

/** A value as findings spell it: `<LogicalId.Attribute>` in place of what CloudFormation resolves. */
function findingText(scope: IConstruct, value: string): string {
  return flatten(Stack.of(scope).resolve(value));
}

type Resolved =
  | string
  | { Ref: string }
  | { 'Fn::GetAtt': [string, string] }
  | { 'Fn::Join': [string, Resolved[]] };

function flatten(value: Resolved): string {
  if (typeof value === 'string') return value;
  if ('Ref' in value) return `<${value.Ref}>`;
  if ('Fn::GetAtt' in value) return `<${value['Fn::GetAtt'].join('.')}>`;
  const [separator, parts] = value['Fn::Join'];
  return parts.map(flatten).join(separator);
}
