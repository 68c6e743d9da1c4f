import {
  CreatePresignedDomainUrlCommand,
  CreateUserProfileCommand,
  DescribeUserProfileCommand,
  DescribeUserProfileCommandOutput,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
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
  StudioSessionReady,
} from '@gco/plugin-gco-analytics-common';
import { AnalyticsConfig } from '@gco/plugin-gco-analytics-node';
import { AwsClients, classifyAwsError } from '../aws';
import { StudioProfileRecord } from '../store';
import { decideProfile } from './decideProfile';
import { landingUri } from './landingUri';
import { personalSessions, STUDIO_USER_TAG } from './personalSessions';
import { StudioAccess } from './StudioAccess';
import { StudioProfiles } from './StudioProfiles';
import { studioTarget, StudioTarget } from './StudioTarget';
import { translateStudioError } from './translateStudioError';

const RETRY_AFTER_MS = 2_000;

/** Everything one opening works with. */
interface Opening {
  target: StudioTarget;
  userEntityRef: string;
  profile: StudioProfileRecord;
  landing?: StudioLanding;
  /** Sees and opens the person's own profile. */
  accessClient: SageMakerClient;
  /** Makes the person's own profile. */
  profileClient: SageMakerClient;
}

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
    const sessions = personalSessions(
      target,
      userEntityRef,
      profile.profileName,
    );
    const opening: Opening = {
      target,
      userEntityRef,
      profile,
      landing,
      accessClient: this.#clients.sageMaker(sessions.access),
      profileClient: this.#clients.sageMaker(sessions.profile),
    };
    try {
      return await this.#open(opening);
    } catch (error) {
      throw this.#translate(error, opening);
    }
  }

  async #open(opening: Opening): Promise<StudioSession> {
    const described = await this.#describeOwn(opening);
    if (!described) {
      return this.#make(opening);
    }
    const { Status: status } = described;
    switch (decideProfile(status)) {
      case 'open':
        return this.#mint(opening);
      case 'wait':
        return preparing(opening, status);
      default:
        throw brokenProfile(opening, described);
    }
  }

  /** The person's profile; undefined when there is none that the person may see. */
  async #describeOwn(
    opening: Opening,
  ): Promise<DescribeUserProfileCommandOutput | undefined> {
    try {
      return await this.#describe(opening, opening.accessClient);
    } catch (error) {
      // The role's policy looks at the profile's tag. A profile that is not there has none, and AWS then says
      // "access denied" as it does for another person's.
      const kind = classifyAwsError(error);
      if (kind === 'not-found' || kind === 'access-denied') {
        return undefined;
      }
      throw error;
    }
  }

  #describe(opening: Opening, client: SageMakerClient) {
    return client.send(
      new DescribeUserProfileCommand({
        DomainId: opening.target.outputs.DomainId,
        UserProfileName: opening.profile.profileName,
      }),
    );
  }

  async #make(opening: Opening): Promise<StudioSession> {
    try {
      await this.#create(opening);
      return preparing(opening);
    } catch (error) {
      if (!isTaken(error)) {
        throw error;
      }
      return this.#explainTaken(opening, error);
    }
  }

  /** It could not be made because it, or something in its way, is there. */
  async #explainTaken(
    opening: Opening,
    error: unknown,
  ): Promise<StudioSession> {
    const own = await this.#describeOwn(opening);
    if (own) {
      // Made by the same person's other click.
      return preparing(opening, own.Status);
    }
    if (await this.#isSomebodys(opening)) {
      throw new NotAllowedError(
        `Profile '${opening.profile.profileName}' in environment '${opening.target.environment}' belongs to somebody else. Ask the platform team to look at its tag '${STUDIO_USER_TAG}'`,
      );
    }
    throw error;
  }

  async #isSomebodys(opening: Opening): Promise<boolean> {
    try {
      await this.#describe(opening, opening.profileClient);
      return true;
    } catch (error) {
      if (classifyAwsError(error) === 'not-found') {
        return false;
      }
      throw error;
    }
  }

  async #create(opening: Opening): Promise<void> {
    const { target, profile, userEntityRef } = opening;
    await opening.profileClient.send(
      new CreateUserProfileCommand({
        DomainId: target.outputs.DomainId,
        UserProfileName: profile.profileName,
        Tags: [{ Key: STUDIO_USER_TAG, Value: userEntityRef }],
        UserSettings: {
          ExecutionRole: target.outputs.ExecutionRoleArn,
          // Both can be set only now: Studio does not change them on an existing profile.
          CustomPosixUserConfig: { Uid: profile.posixId, Gid: profile.posixId },
          CustomFileSystemConfigs: [
            {
              EFSFileSystemConfig: {
                FileSystemId: target.outputs.FileSystemId,
                FileSystemPath: `/home/${profile.profileName}`,
              },
            },
          ],
        },
      }),
    );
  }

  async #mint(opening: Opening): Promise<StudioSessionReady> {
    const { urlLifetimeSeconds, sessionDurationSeconds } = this.#config;
    // From before the call: better a little early than a URL that is refused.
    const expiresAt = new Date(Date.now() + urlLifetimeSeconds * 1000);
    const { AuthorizedUrl: url } = await opening.accessClient.send(
      new CreatePresignedDomainUrlCommand({
        DomainId: opening.target.outputs.DomainId,
        UserProfileName: opening.profile.profileName,
        ExpiresInSeconds: urlLifetimeSeconds,
        SessionExpirationDurationInSeconds: sessionDurationSeconds,
        LandingUri: landingUri(opening.landing),
      }),
    );
    if (!url) {
      throw new ServiceUnavailableError(
        `AWS answered without a URL for environment '${opening.target.environment}'`,
      );
    }
    return {
      status: 'ready',
      url,
      expiresAt: expiresAt.toISOString(),
      profileName: opening.profile.profileName,
    };
  }

  #translate(error: unknown, { target, userEntityRef }: Opening): Error {
    if (
      error instanceof ConflictError ||
      error instanceof NotAllowedError ||
      error instanceof ServiceUnavailableError
    ) {
      return error;
    }
    const { name, message } = toError(error);
    this.#logger.warn(
      `Opening Studio in environment '${target.environment}' for ${userEntityRef} failed: ${name}: ${message}`,
    );
    return translateStudioError(error, target.environment);
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
  opening: Opening,
  profileState = 'Pending',
): StudioSessionPreparing {
  return {
    status: 'preparing',
    profileName: opening.profile.profileName,
    profileState,
    retryAfterMs: RETRY_AFTER_MS,
  };
}

function brokenProfile(
  { target, profile }: Opening,
  described: DescribeUserProfileCommandOutput,
): ConflictError {
  const reason = described.FailureReason
    ? ` AWS says: ${described.FailureReason}`
    : '';
  return new ConflictError(
    `Your Studio profile '${profile.profileName}' in environment '${target.environment}' is ${described.Status}; ask the platform team to mend or delete it.${reason}`,
  );
}
