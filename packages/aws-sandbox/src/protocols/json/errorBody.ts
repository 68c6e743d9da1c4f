import { AwsError } from '../../core/AwsError';
import { membersOf } from '../schema';
import { ServiceModel } from '../ServiceModel';

/** Members of an error's JSON body besides its type, spelled as the model has them. */
export function errorBody(
  error: AwsError,
  model: ServiceModel | undefined,
): Record<string, string> {
  const schema = model?.errors.get(error.code)?.schema;
  const names = schema ? membersOf(schema).map(([name]) => name) : [];
  const body: Record<string, string> = {
    [names.includes('Message') ? 'Message' : 'message']: error.message,
  };
  if (names.includes('ErrorCode')) {
    body.ErrorCode = error.code;
  }
  return body;
}
