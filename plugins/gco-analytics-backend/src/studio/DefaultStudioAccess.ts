import { DescribeUserProfileCommandOutput } from '@aws-sdk/client-sagemaker';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  StudioLanding,
  StudioSession,
  StudioSessionPreparing,
} from '@gco/plugin-gco-analytics-common';
import { AnalyticsConfig } from '@gco/plugin-gco-analytics-node';
import { AwsClients, classifyAwsError } from '../aws';
import { StudioProfileRecord } from '../store';
import { decideProfile } from './decideProfile';
import { STUDIO_USER_TAG } from './personalSessions';
import { PersonalStudio } from './PersonalStudio';
import { StudioAccess } from './StudioAccess';
import { StudioProfiles } from './StudioProfiles';
import { studioTarget } from './StudioTarget';
import { translateStudioError } from './translateStudioError';

const RETRY_AFTER_MS = 2_000;

/** {@link StudioAccess} through the roles that each environment has for it. */
export class DefaultStudioAccess implements StudioAccess {
  readonly #clients: AwsClients;
  readonly #profiles: StudioProfiles;
  readonly #config: AnalyticsConfig['studio'];
  readonly #logger: LoggerService;

  constructor(options: {
    clients: AwsClients;
    profiles: StudioProfiles;
    config: AnalyticsConfig['studio'];
    logger: LoggerService;
  }) {
    this.#clients = options.clients;
    this.#profiles = options.profiles;
    this.#config = options.config;
    this.#logger = options.logger;
  }

  async open(
    options: Parameters<StudioAccess['open']>[0],
  ): Promise<StudioSession> {
    const { environment, userEntityRef, landing } = options;
    const target = studioTarget(environment);
    const profile = await this.#profiles.profileOf(
      environment.name,
      userEntityRef,
    );
    const studio = new PersonalStudio({
      clients: this.#clients,
      target,
      userEntityRef,
      profile,
    });
    try {
      return await this.#open(studio, profile, landing);
    } catch (error) {
      throw this.#translate(error, profile);
    }
  }

  async #open(
    studio: PersonalStudio,
    profile: StudioProfileRecord,
    landing: StudioLanding | undefined,
  ): Promise<StudioSession> {
    const described = await studio.describeOwn();
    if (!described) {
      return this.#make(studio, profile);
    }
    switch (decideProfile(described.Status)) {
      case 'open':
        return studio.mint(this.#config, landing);
      case 'wait':
        return preparing(profile, described.Status);
      default:
        throw brokenProfile(profile, described);
    }
  }

  async #make(
    studio: PersonalStudio,
    profile: StudioProfileRecord,
  ): Promise<StudioSessionPreparing> {
    try {
      await studio.create();
      return preparing(profile);
    } catch (error) {
      if (!isTaken(error)) {
        throw error;
      }
      // It, or something else in its way, is there: made by the same person's other click, or somebody else's.
      const own = await studio.describeOwn();
      if (own) {
        return preparing(profile, own.Status);
      }
      throw (await studio.exists()) ? foreignProfile(profile) : error;
    }
  }

  #translate(error: unknown, profile: StudioProfileRecord): Error {
    if (
      error instanceof ConflictError ||
      error instanceof NotAllowedError ||
      error instanceof ServiceUnavailableError
    ) {
      return error;
    }
    const { name, message } = toError(error);
    this.#logger.warn(
      `Opening Studio in environment '${profile.environment}' for ${profile.userRef} failed: ${name}: ${message}`,
    );
    return translateStudioError(error, profile.environment);
  }
}

function isTaken(error: unknown): boolean {
  const kind = classifyAwsError(error);
  return (
    kind === 'conflict' ||
    (kind === 'invalid' && /already exist/i.test(toError(error).message))
  );
}

function preparing(
  { profileName }: StudioProfileRecord,
  profileState = 'Pending',
): StudioSessionPreparing {
  return {
    status: 'preparing',
    profileName,
    profileState,
    retryAfterMs: RETRY_AFTER_MS,
  };
}

function foreignProfile({
  profileName,
  environment,
}: StudioProfileRecord): NotAllowedError {
  return new NotAllowedError(
    `Profile '${profileName}' in environment '${environment}' belongs to somebody else. Ask the platform team to look at its tag '${STUDIO_USER_TAG}'`,
  );
}

function brokenProfile(
  { profileName, environment }: StudioProfileRecord,
  { Status, FailureReason }: DescribeUserProfileCommandOutput,
): ConflictError {
  const reason = FailureReason ? ` AWS says: ${FailureReason}` : '';
  return new ConflictError(
    `Your Studio profile '${profileName}' in environment '${environment}' is ${Status}; ask the platform team to mend or delete it.${reason}`,
  );
}
