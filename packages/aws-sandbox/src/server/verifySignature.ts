import { createHash, timingSafeEqual } from 'crypto';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from '../core/AwsError';
import { Credential, CredentialStore } from '../core/CredentialStore';
import { ProtocolName, WireRequest } from '../protocols';
import { parseAuthorization, SignedAuthorization } from './authorizationHeader';
import { credentialError } from './credentialError';

const MAX_SKEW_MS = 15 * 60_000;
const BODY_HASH = 'x-amz-content-sha256';

/**
 * Checks key, session token, expiry, time, body hash and signature of a request.
 *
 * @param now time of the local AWS, by which sessions end; that the request is a fresh one is seen by the real time, as its client's clock is
 * @returns the credential that signed it
 * @throws AwsError with the code that the service's protocol uses for each flaw
 */
export async function verifySignature(
  request: WireRequest,
  authorization: SignedAuthorization,
  credentials: CredentialStore,
  protocol: ProtocolName,
  now: Date,
): Promise<Credential> {
  const credential = credentials.find(authorization.accessKeyId);
  if (!credential) {
    throw credentialError('unknown-key', protocol);
  }
  const token = request.headers['x-amz-security-token'];
  if (credential.sessionToken !== token) {
    throw credentialError('wrong-token', protocol);
  }
  const date = signingDate(request, authorization);
  if (!date || Math.abs(Date.now() - date.getTime()) > MAX_SKEW_MS) {
    throw credentialError('wrong-time', protocol);
  }
  if (!bodyMatches(request)) {
    throw protocol === 'restXml'
      ? new AwsError(
          'XAmzContentSHA256Mismatch',
          "The provided 'x-amz-content-sha256' header does not match what was computed.",
        )
      : credentialError('wrong-signature', protocol);
  }
  if (
    !sameText(
      await signatureOf(request, authorization, credential, date),
      authorization.signature,
    )
  ) {
    throw credentialError('wrong-signature', protocol);
  }
  if (credential.expiration && credential.expiration <= now) {
    throw credentialError('expired', protocol);
  }
  return credential;
}

/** The signature that the credential gives this request, made by the SDK's own signer. */
async function signatureOf(
  request: WireRequest,
  authorization: SignedAuthorization,
  credential: Credential,
  date: Date,
): Promise<string | undefined> {
  const { service, region, signedHeaders } = authorization;
  const signer = new SignatureV4({
    service,
    region,
    credentials: credential,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    applyChecksum: false,
  });
  const headers = Object.fromEntries(
    signedHeaders.map(name => [name, request.headers[name] ?? '']),
  );
  const query = Object.fromEntries(
    [...request.query].map(([name, values]) => [name, [...values]]),
  );
  const { method, path, body } = request;
  const signed = await signer.sign(
    new HttpRequest({ method, path, query, headers, body }),
    {
      signingDate: date,
      signableHeaders: new Set(signedHeaders),
    },
  );
  return parseAuthorization(signed.headers.authorization)?.signature;
}

function signingDate(
  request: WireRequest,
  authorization: SignedAuthorization,
): Date | undefined {
  const [, ...parts] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(
      request.headers['x-amz-date'] ?? '',
    ) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  return year !== undefined && `${year}${month}${day}` === authorization.date
    ? new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
    : undefined;
}

/** Whether the body is the one that the signed hash stands for; clients may leave the body unsigned. */
function bodyMatches({ headers, body }: WireRequest): boolean {
  const hash = headers[BODY_HASH];
  return (
    hash === undefined ||
    hash === 'UNSIGNED-PAYLOAD' ||
    hash.startsWith('STREAMING-') ||
    hash === createHash('sha256').update(body).digest('hex')
  );
}

function sameText(left: string | undefined, right: string): boolean {
  return (
    left?.length === right.length &&
    timingSafeEqual(Buffer.from(left), Buffer.from(right))
  );
}
