import { CallContext, Operation } from '../../core/types';
import { watchApps } from './appTimers';
import { SageMakerState } from './SageMakerState';

/** What a SageMaker operation works with. */
export interface SageMakerCall<I> {
  context: CallContext;
  input: I;
  state: SageMakerState;
}

/** An operation on SageMaker's state of the account and region. */
export function sageMakerOperation<I extends object, O extends object>(
  behaviour: (call: SageMakerCall<I>) => O | Promise<O>,
): Operation {
  return (context: CallContext, input: I) => {
    const state = context.store('sagemaker', () => new SageMakerState());
    watchApps(context, state);
    return behaviour({ context, input, state });
  };
}
