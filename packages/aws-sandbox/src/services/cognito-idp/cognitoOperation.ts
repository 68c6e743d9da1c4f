import { CallContext, Operation } from '../../core/types';
import { validateConstraints } from '../../validation';
import { CognitoDirectory } from './CognitoDirectory';
import { COGNITO_CONSTRAINTS } from './constraints';

/** What a Cognito operation works with. */
export interface CognitoCall<I> {
  context: CallContext;
  input: I;
  directory: CognitoDirectory;
}

/** An operation whose input keeps to Cognito's limits. */
export function cognitoOperation<I extends object, O extends object>(
  behaviour: (call: CognitoCall<I>) => O | Promise<O>,
): Operation {
  return (context: CallContext, input: I) => {
    validateConstraints(
      input,
      COGNITO_CONSTRAINTS,
      'InvalidParameterException',
    );
    return behaviour({
      context,
      input,
      directory: CognitoDirectory.of(context),
    });
  };
}
