import { CallContext, Operation } from '../../core/types';
import { CognitoDirectory } from './CognitoDirectory';

/** What a Cognito operation works with. */
export interface CognitoCall<I> {
  context: CallContext;
  input: I;
  directory: CognitoDirectory;
}

/** An operation on the directory of user pools. */
export function cognitoOperation<I extends object, O extends object>(
  behaviour: (call: CognitoCall<I>) => O | Promise<O>,
): Operation {
  return (context: CallContext, input: I) => {
    return behaviour({
      context,
      input,
      directory: CognitoDirectory.of(context),
    });
  };
}
