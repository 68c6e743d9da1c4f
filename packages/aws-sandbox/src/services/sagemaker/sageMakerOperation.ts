import { CallContext, Operation } from '../../core/types';
import { validateConstraints } from '../../validation';
import { SAGEMAKER_CONSTRAINTS } from './constraints';
import { SageMakerState } from './SageMakerState';

/** What a SageMaker operation works with. */
export interface SageMakerCall<I> {
  context: CallContext;
  input: I;
  state: SageMakerState;
}

/** An operation whose input keeps to SageMaker's limits. */
export function sageMakerOperation<I extends object, O extends object>(
  behaviour: (call: SageMakerCall<I>) => O | Promise<O>,
): Operation {
  return (context: CallContext, input: I) => {
    validateConstraints(input, SAGEMAKER_CONSTRAINTS, 'ValidationException');
    return behaviour({
      context,
      input,
      state: context.store('sagemaker', () => new SageMakerState()),
    });
  };
}
