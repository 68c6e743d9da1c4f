import { IConstruct } from 'constructs';
import { acknowledge, ruleOf } from '../policy/acknowledge';

/** Answers for functions that the construct library brings along, in a construct and all that is in it. */
export function acknowledgeLibraryFunction(scope: IConstruct): void {
  acknowledge(scope, {
    rules: [...ruleOf('LambdaDLQ'), { pack: 'Serverless', rule: 'LambdaDLQ' }],
    reason:
      'CloudFormation waits for the answer and shows the error; nothing is queued that could be lost',
  });
  acknowledge(scope, {
    rules: ruleOf('LambdaConcurrency'),
    reason:
      'Only CloudFormation calls the function, a few times in the life of an environment',
  });
  acknowledge(scope, {
    rules: ruleOf('LambdaInsideVPC'),
    reason:
      'The function calls AWS’s own APIs only, over TLS and with its role, and works on when the network is gone',
  });
}
