import type {
  GetSessionTokenRequest,
  GetSessionTokenResponse,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { accessDenied } from '../iam';
import { issueCredentials } from './issueCredentials';

const MIN_DURATION = 900;
const MAX_DURATION = 129_600;
const DEFAULT_DURATION = 43_200;

/** `sts:GetSessionToken`: temporary credentials of a user, who needs no permission for them. */
export function getSessionToken(
  context: CallContext,
  input: GetSessionTokenRequest,
): GetSessionTokenResponse {
  const { principal } = context;
  if (principal.kind !== 'user' || principal.issuedAt) {
    throw accessDenied(
      'sts',
      'Cannot call GetSessionToken with session credentials',
    );
  }
  const duration = input.DurationSeconds ?? DEFAULT_DURATION;
  if (!(duration >= MIN_DURATION && duration <= MAX_DURATION)) {
    throw new AwsError(
      'ValidationError',
      `DurationSeconds ${duration} must be from ${MIN_DURATION} to ${MAX_DURATION}`,
    );
  }
  const session = { ...principal, issuedAt: context.clock.now() };
  return { Credentials: issueCredentials(context, session, duration) };
}
