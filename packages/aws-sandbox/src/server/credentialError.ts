import { AwsError } from '../core/AwsError';
import { ProtocolName } from '../protocols';

/** What can be wrong with the credentials of a request. */
export type CredentialFlaw =
  | 'missing'
  | 'unknown-key'
  | 'wrong-token'
  | 'wrong-time'
  | 'wrong-signature'
  | 'expired'
  | 'region-disabled';

type Family = 'query' | 'json' | 's3';

const INVALID_TOKEN = 'The security token included in the request is invalid.';
const WRONG_SIGNATURE =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.';

const ERRORS: Record<
  CredentialFlaw,
  Record<Family, [code: string, message: string]>
> = {
  missing: {
    query: [
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ],
    json: [
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    ],
    s3: ['AccessDenied', 'Access Denied'],
  },
  'unknown-key': {
    query: ['InvalidClientTokenId', INVALID_TOKEN],
    json: ['UnrecognizedClientException', INVALID_TOKEN],
    s3: [
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    ],
  },
  'wrong-token': {
    query: ['InvalidClientTokenId', INVALID_TOKEN],
    json: ['UnrecognizedClientException', INVALID_TOKEN],
    s3: [
      'InvalidToken',
      'The provided token is malformed or otherwise invalid.',
    ],
  },
  'wrong-time': {
    query: [
      'SignatureDoesNotMatch',
      'Signature expired: x-amz-date is not within 15 minutes of the current time',
    ],
    json: [
      'InvalidSignatureException',
      'Signature expired: x-amz-date is not within 15 minutes of the current time',
    ],
    s3: [
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    ],
  },
  'wrong-signature': {
    query: ['SignatureDoesNotMatch', WRONG_SIGNATURE],
    json: ['InvalidSignatureException', WRONG_SIGNATURE],
    s3: ['SignatureDoesNotMatch', WRONG_SIGNATURE],
  },
  expired: {
    query: [
      'ExpiredToken',
      'The security token included in the request is expired',
    ],
    json: [
      'ExpiredTokenException',
      'The security token included in the request is expired',
    ],
    s3: ['ExpiredToken', 'The provided token has expired.'],
  },
  'region-disabled': {
    query: ['InvalidClientTokenId', INVALID_TOKEN],
    json: ['UnrecognizedClientException', INVALID_TOKEN],
    s3: ['InvalidAccessKeyId', 'The region is not enabled for this account.'],
  },
};

const FAMILIES: Record<ProtocolName, Family> = {
  awsQuery: 'query',
  ec2Query: 'query',
  awsJson: 'json',
  restJson: 'json',
  restXml: 's3',
};

/** The error for a flaw, with the code that clients of the protocol know. */
export function credentialError(
  flaw: CredentialFlaw,
  protocol: ProtocolName,
  detail?: string,
): AwsError {
  const [code, message] = ERRORS[flaw][FAMILIES[protocol]];
  const status =
    FAMILIES[protocol] === 'json' && flaw !== 'missing' ? 400 : 403;
  return new AwsError(
    code,
    detail ? `${message} (${detail})` : message,
    status,
  );
}
