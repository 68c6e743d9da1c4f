import { CallContext, Operation } from '../../core/types';
import { validateConstraints } from '../../validation';
import { LAMBDA_CONSTRAINTS } from './constraints';

/** An operation whose input keeps to Lambda's limits. */
export function lambdaOperation<I extends object, O extends object>(
  behaviour: (context: CallContext, input: I) => O | Promise<O>,
): Operation {
  return (context: CallContext, input: I) => {
    validateConstraints(input, LAMBDA_CONSTRAINTS, 'ValidationException');
    return behaviour(context, input);
  };
}
