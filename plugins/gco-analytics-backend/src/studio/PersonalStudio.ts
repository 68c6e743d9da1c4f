import {
  CreatePresignedDomainUrlCommand,
  CreateUserProfileCommand,
  DescribeUserProfileCommand,
  DescribeUserProfileCommandOutput,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  StudioLanding,
  StudioSessionReady,
} from '@gco/plugin-gco-analytics-common';
import { AnalyticsConfig } from '@gco/plugin-gco-analytics-node';
import { AwsClients, classifyAwsError } from '../aws';
import { StudioProfileRecord } from '../store';
import { HomeDirectory } from './HomeDirectory';
import { landingUri } from './landingUri';
import { personalSessions, STUDIO_USER_TAG } from './personalSessions';
import { StudioTarget } from './StudioTarget';

export interface PersonalStudioOptions {
  clients: AwsClients;
  target: StudioTarget;
  /** Verified entity ref of the person. */
  userEntityRef: string;
  profile: StudioProfileRecord;
}

/** One person's profile in one environment: the calls to AWS, each in the session that may make it and no other. */
export class PersonalStudio {
  readonly #target: StudioTarget;
  readonly #userEntityRef: string;
  readonly #profile: StudioProfileRecord;
  /** Sees and opens the person's own profile. */
  readonly #accessClient: SageMakerClient;
  /** Makes the person's own profile. */
  readonly #profileClient: SageMakerClient;
  readonly #home: HomeDirectory;

  constructor(options: PersonalStudioOptions) {
    this.#target = options.target;
    this.#userEntityRef = options.userEntityRef;
    this.#profile = options.profile;
    const sessions = personalSessions(
      options.target,
      options.userEntityRef,
      options.profile.profileName,
    );
    this.#accessClient = options.clients.sageMaker(sessions.access);
    this.#profileClient = options.clients.sageMaker(sessions.profile);
    this.#home = new HomeDirectory({
      client: options.clients.lambda(sessions.profile),
      functionArn: options.target.outputs.HomeDirectoryFunctionArn,
    });
  }

  /** The person's own profile; undefined when there is none that the person may see. */
  async describeOwn(): Promise<DescribeUserProfileCommandOutput | undefined> {
    try {
      return await this.#describe(this.#accessClient);
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

  /** Whether there is a profile of that name, whoever it belongs to. */
  async exists(): Promise<boolean> {
    try {
      await this.#describe(this.#profileClient);
      return true;
    } catch (error) {
      if (classifyAwsError(error) === 'not-found') {
        return false;
      }
      throw error;
    }
  }

  /** Makes the person's directory and has AWS make the profile, which takes a while. */
  async create(): Promise<void> {
    const { outputs } = this.#target;
    const { profileName } = this.#profile;
    const home = await this.#home.ensure(this.#profile);
    await this.#profileClient.send(
      new CreateUserProfileCommand({
        DomainId: outputs.DomainId,
        UserProfileName: profileName,
        Tags: [{ Key: STUDIO_USER_TAG, Value: this.#userEntityRef }],
        UserSettings: {
          ExecutionRole: outputs.ExecutionRoleArn,
          // Only now: Studio does not change the ids of an existing profile.
          CustomPosixUserConfig: { Uid: home.uid, Gid: home.gid },
          CustomFileSystemConfigs: [
            {
              EFSFileSystemConfig: {
                FileSystemId: outputs.FileSystemId,
                FileSystemPath: home.path,
              },
            },
          ],
        },
      }),
    );
  }

  /** A URL that opens the profile. */
  async mint(
    config: AnalyticsConfig['studio'],
    landing?: StudioLanding,
  ): Promise<StudioSessionReady> {
    const { urlLifetimeSeconds, sessionDurationSeconds } = config;
    // From before the call: better a little early than a URL that is refused.
    const expiresAt = new Date(Date.now() + urlLifetimeSeconds * 1000);
    const { AuthorizedUrl: url } = await this.#accessClient.send(
      new CreatePresignedDomainUrlCommand({
        DomainId: this.#target.outputs.DomainId,
        UserProfileName: this.#profile.profileName,
        ExpiresInSeconds: urlLifetimeSeconds,
        SessionExpirationDurationInSeconds: sessionDurationSeconds,
        LandingUri: landingUri(landing),
      }),
    );
    if (!url) {
      throw new ServiceUnavailableError(
        `AWS answered without a URL for environment '${
          this.#target.environment
        }'`,
      );
    }
    return {
      status: 'ready',
      url,
      expiresAt: expiresAt.toISOString(),
      profileName: this.#profile.profileName,
    };
  }

  #describe(
    client: SageMakerClient,
  ): Promise<DescribeUserProfileCommandOutput> {
    return client.send(
      new DescribeUserProfileCommand({
        DomainId: this.#target.outputs.DomainId,
        UserProfileName: this.#profile.profileName,
      }),
    );
  }
}
