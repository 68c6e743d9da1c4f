import { CallContext, Operation } from '../../core/types';
import { validateConstraints } from '../../validation';
import { IAM_CONSTRAINTS } from './constraints';
import { IamState } from './IamState';
import { iamStateOf } from './iamStateOf';

/** What an IAM operation works with. */
export interface IamCall<I> {
  context: CallContext;
  input: I;
  state: IamState;
}

/** An operation whose input keeps to IAM's limits. */
export function iamOperation<I extends object, O extends object>(
  behaviour: (call: IamCall<I>) => O,
): Operation {
  return (context: CallContext, input: I) => {
    validateConstraints(input, IAM_CONSTRAINTS, 'ValidationError');
    return behaviour({ context, input, state: iamStateOf(context) });
  };
}
