import { AwsCredentialIdentityProvider } from '@smithy/types';

/**
 * One role session. Two inputs that differ in any field are different sessions.
 *
 * @public
 */
export interface AssumeRoleInput {
  roleArn: string;
  /** 2-64 characters `[\w+=,.@-]`; appears in AWS's audit trail. */
  sessionName: string;
  /** Region whose STS endpoint is asked. */
  region: string;
  externalId?: string;
  /** 2-64 characters `[\w+=,.@-]`; the person, carried on by every role that follows. */
  sourceIdentity?: string;
  /** Session tags. */
  tags?: Record<string, string>;
  /** Inline session policy, a JSON document of at most 2048 characters: what it does not allow, the session may not do. */
  policy?: string;
  /** 900-3600; AWS ends chained sessions after an hour. Default 3600. */
  durationSeconds?: number;
}

/**
 * Credentials of the portal in AWS.
 *
 * Providers are meant to be given to long-lived SDK clients as `credentials`. They answer from a cache, refresh before expiry
 * and renew at once when asked with `forceRefresh`.
 *
 * @public
 */
export interface AwsSessions {
  /** The hub role. */
  hub(region: string): AwsCredentialIdentityProvider;
  /** A role that trusts the hub role. Rejects with an {@link AssumeRoleError}. */
  assume(input: AssumeRoleInput): AwsCredentialIdentityProvider;
}
