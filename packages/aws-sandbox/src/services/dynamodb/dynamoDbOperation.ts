import { CallContext, Operation } from '../../core/types';
import { validateConstraints } from '../../validation';
import { DYNAMODB_CONSTRAINTS } from './constraints';

/** An operation whose input keeps to DynamoDB's limits. */
export function dynamoDbOperation<I extends object, O extends object>(
  behaviour: (context: CallContext, input: I) => O | Promise<O>,
): Operation {
  return (context: CallContext, input: I) => {
    validateConstraints(input, DYNAMODB_CONSTRAINTS, 'ValidationException');
    return behaviour(context, input);
  };
}
