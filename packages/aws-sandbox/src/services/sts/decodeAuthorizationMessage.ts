import type {
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { decodeMessage } from '../iam';

/** `sts:DecodeAuthorizationMessage`: opens the sealed part of a refusal, such as EC2's. */
export function decodeAuthorizationMessage(
  context: CallContext,
  input: DecodeAuthorizationMessageRequest,
): DecodeAuthorizationMessageResponse {
  context.authorize('sts:DecodeAuthorizationMessage', '*');
  const message = decodeMessage(context, input.EncodedMessage!);
  if (message === undefined) {
    throw new AwsError(
      'InvalidAuthorizationMessageException',
      'The message is not one that was encoded by AWS',
    );
  }
  return { DecodedMessage: message };
}
