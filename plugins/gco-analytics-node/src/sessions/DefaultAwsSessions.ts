import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
} from '@smithy/types';
import { AnalyticsConfig } from '../config';
import { AssumeRoleError } from './AssumeRoleError';
import { CredentialCache } from './CredentialCache';
import { sessionKey } from './sessionKey';
import { AssumeRoleInput, AwsSessions } from './types';

const HUB_SESSION_NAME = 'gco-analytics';
const RENEWAL_MARGIN_MS = 5 * 60 * 1000;
const MAX_SESSIONS = 5000;
const DEFAULT_DURATION_SECONDS = 3600;

/** @public */
export interface AwsSessionsOptions {
  /** Credentials that the portal has by itself. */
  base: () => Promise<AwsCredentialIdentityProvider>;
  hub: AnalyticsConfig['hub'];
}

/**
 * Role sessions from STS: base credentials → hub role → role.
 *
 * One AssumeRole call per session and hour, whatever the number of clients and calls.
 *
 * @public
 */
export class DefaultAwsSessions implements AwsSessions {
  readonly #base: AwsSessionsOptions['base'];
  readonly #hub: AwsSessionsOptions['hub'];
  readonly #cache = new CredentialCache({
    marginMs: RENEWAL_MARGIN_MS,
    maxEntries: MAX_SESSIONS,
  });
  readonly #stsClients = new Map<string, STSClient>();

  /** Base credentials come from the `aws` section of the config: `mainAccount`, or the SDK's default chain. */
  static fromConfig(options: {
    config: RootConfigService;
    analytics: AnalyticsConfig;
  }): DefaultAwsSessions {
    const manager = DefaultAwsCredentialsManager.fromConfig(options.config);
    return new DefaultAwsSessions({
      base: async () =>
        (await manager.getCredentialProvider()).sdkCredentialProvider,
      hub: options.analytics.hub,
    });
  }

  constructor(options: AwsSessionsOptions) {
    this.#base = options.base;
    this.#hub = options.hub;
  }

  hub(region: string): AwsCredentialIdentityProvider {
    if (!this.#hub.assume) {
      return this.#baseProvider();
    }
    const input = {
      roleArn: this.#hub.roleArn,
      sessionName: HUB_SESSION_NAME,
      region,
    };
    return this.#provider(input, 'base');
  }

  assume(input: AssumeRoleInput): AwsCredentialIdentityProvider {
    return this.#provider(input, 'hub');
  }

  #provider(
    input: AssumeRoleInput,
    caller: 'base' | 'hub',
  ): AwsCredentialIdentityProvider {
    const key = `${caller} ${sessionKey(input)}`;
    return properties =>
      this.#cache.get(key, () => this.#assumeRole(input, caller), {
        forceRefresh: properties?.forceRefresh === true,
      });
  }

  #baseProvider(): AwsCredentialIdentityProvider {
    let provider: Promise<AwsCredentialIdentityProvider> | undefined;
    return async properties => {
      provider ??= this.#base();
      return (await provider)(properties);
    };
  }

  async #assumeRole(
    input: AssumeRoleInput,
    caller: 'base' | 'hub',
  ): Promise<AwsCredentialIdentity> {
    const command = new AssumeRoleCommand({
      RoleArn: input.roleArn,
      RoleSessionName: input.sessionName,
      ExternalId: input.externalId,
      SourceIdentity: input.sourceIdentity,
      Tags: toTags(input.tags),
      Policy: input.policy,
      DurationSeconds: input.durationSeconds ?? DEFAULT_DURATION_SECONDS,
    });
    const { Credentials: credentials } = await this.#sts(input.region, caller)
      .send(command)
      .catch(error => {
        // The hub role's own refusal says more than that this role could not be reached.
        throw error instanceof AssumeRoleError
          ? error
          : new AssumeRoleError(input.roleArn, error);
      });
    if (!credentials?.AccessKeyId || !credentials.SecretAccessKey) {
      throw new ServiceUnavailableError(
        `AWS answered without credentials for role ${input.roleArn}`,
      );
    }
    return {
      accessKeyId: credentials.AccessKeyId,
      secretAccessKey: credentials.SecretAccessKey,
      sessionToken: credentials.SessionToken,
      expiration: credentials.Expiration,
    };
  }

  #sts(region: string, caller: 'base' | 'hub'): STSClient {
    const key = `${caller} ${region}`;
    let client = this.#stsClients.get(key);
    if (!client) {
      client = new STSClient({
        region,
        // `credentials`, not `credentialDefaultProvider`: the latter is asked anew for every request.
        credentials:
          caller === 'base' ? this.#baseProvider() : this.hub(region),
        retryMode: 'adaptive',
        maxAttempts: 4,
        customUserAgent: [['gco-analytics', 'sessions']],
        requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 },
      });
      this.#stsClients.set(key, client);
    }
    return client;
  }
}

function toTags(tags: Record<string, string> | undefined) {
  return tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
