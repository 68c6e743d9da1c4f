import { CallContext, Operation } from '../../core/types';
import { IamState } from './IamState';
import { iamStateOf } from './iamStateOf';

/** What an IAM operation works with. */
export interface IamCall<I> {
  context: CallContext;
  input: I;
  state: IamState;
}

/** An operation on IAM's state of the account. */
export function iamOperation<I extends object, O extends object>(
  behaviour: (call: IamCall<I>) => O,
): Operation {
  return (context: CallContext, input: I) => {
    return behaviour({ context, input, state: iamStateOf(context) });
  };
}
