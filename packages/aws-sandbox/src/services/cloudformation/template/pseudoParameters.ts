import { NO_VALUE } from './EvaluationScope';

/** What a stack knows about itself. */
export interface StackIdentity {
  readonly stackId: string;
  readonly stackName: string;
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly notificationArns: readonly string[];
}

const DNS_SUFFIXES: Readonly<Record<string, string>> = {
  'aws-cn': 'amazonaws.com.cn',
};

/** Values of the `AWS::…` names that every template may refer to. */
export function pseudoParameters(
  stack: StackIdentity,
): Readonly<Record<string, unknown>> {
  return {
    'AWS::AccountId': stack.accountId,
    'AWS::NotificationARNs': [...stack.notificationArns],
    'AWS::NoValue': NO_VALUE,
    'AWS::Partition': stack.partition,
    'AWS::Region': stack.region,
    'AWS::StackId': stack.stackId,
    'AWS::StackName': stack.stackName,
    'AWS::URLSuffix': DNS_SUFFIXES[stack.partition] ?? 'amazonaws.com',
  };
}

/** Whether a name is one of CloudFormation's own, apart from the stack that uses it. */
export function isPseudoParameter(name: string): boolean {
  return name.startsWith('AWS::');
}
