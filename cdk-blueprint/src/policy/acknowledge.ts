import { Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Rule pack whose findings are acknowledged. With its name in front, a finding stays in the report with its reason. */
const PACK = 'AwsSolutions';

/** Wildcards of a policy that are meant, and why. */
export interface WildcardAcknowledgement {
  readonly reason: string;

  /** Actions such as `sagemaker-mlflow:*`. */
  readonly actions?: readonly string[];

  /** ARNs as the policy has them; parts that CloudFormation resolves are fine. */
  readonly resources?: readonly string[];
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
  findings.forEach(finding => acknowledge(scope, `IAM5[${finding}]`, reason));
}

/** Acknowledges that a role uses a policy that AWS maintains. */
export function acknowledgeManagedPolicy(
  scope: IConstruct,
  policyName: string,
  reason: string,
): void {
  acknowledge(
    scope,
    `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policyName}]`,
    reason,
  );
}

function acknowledge(scope: IConstruct, finding: string, reason: string): void {
  Validations.of(scope).acknowledge({
    id: `${PACK}::${PACK}-${finding}`,
    reason,
  });
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
