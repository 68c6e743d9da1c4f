import {
  CreatePresignedDomainUrlCommand,
  CreateUserProfileCommand,
  DeleteUserProfileCommand,
  DescribeUserProfileCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { errorName } from '../shared/errorName';
import { NamedError } from '../shared/errors';
import { LoginSettings } from './settings';
import { NewStudioProfile, StudioProfile, StudioProfiles } from './types';

/** Tag of a profile that says whose it is. */
export const OWNER_TAG = 'studiouserid';

/** Names of the errors that mean that there is no such profile. */
const NOT_THERE = ['ResourceNotFound', 'ValidationException'];

/** Options of {@link SageMakerProfiles}. */
export interface SageMakerProfilesOptions {
  readonly client: Pick<SageMakerClient, 'send'>;
  readonly settings: Omit<LoginSettings, 'homeDirectoryFunctionName'>;

  /** Ends all calls when the caller's time is over. */
  readonly signal: AbortSignal;
}

/** The user profiles as SageMaker has them. */
export class SageMakerProfiles implements StudioProfiles {
  constructor(private readonly options: SageMakerProfilesOptions) {}

  async describe(name: string): Promise<StudioProfile | undefined> {
    try {
      const found = await this.client.send(
        new DescribeUserProfileCommand(this.profile(name)),
        this.call,
      );
      return {
        arn: found.UserProfileArn ?? '',
        status: found.Status ?? '',
        failureReason: found.FailureReason,
      };
    } catch (error) {
      if (NOT_THERE.includes(errorName(error))) return undefined;
      throw error;
    }
  }

  async ownerOf({ arn }: StudioProfile): Promise<string | undefined> {
    let nextToken: string | undefined;
    do {
      const { Tags = [], NextToken } = await this.client.send(
        new ListTagsCommand({ ResourceArn: arn, NextToken: nextToken }),
        this.call,
      );
      const tag = Tags.find(({ Key }) => Key === OWNER_TAG);
      if (tag) return tag.Value;
      nextToken = NextToken;
    } while (nextToken);
    return undefined;
  }

  async create({ name, owner, home }: NewStudioProfile): Promise<void> {
    const { executionRoleArn, fileSystemId } = this.options.settings;
    await this.client.send(
      new CreateUserProfileCommand({
        ...this.profile(name),
        Tags: [{ Key: OWNER_TAG, Value: owner }],
        UserSettings: {
          ExecutionRole: executionRoleArn,
          // Only now: Studio does not change the ids of an existing profile.
          CustomPosixUserConfig: { Uid: home.uid, Gid: home.gid },
          CustomFileSystemConfigs: [
            {
              EFSFileSystemConfig: {
                FileSystemId: fileSystemId,
                FileSystemPath: home.path,
              },
            },
          ],
        },
      }),
      this.call,
    );
  }

  async delete(name: string): Promise<void> {
    await this.client.send(
      new DeleteUserProfileCommand(this.profile(name)),
      this.call,
    );
  }

  async presign(name: string): Promise<string> {
    const { urlExpiresSeconds, sessionExpiresSeconds } = this.options.settings;
    const { AuthorizedUrl } = await this.client.send(
      new CreatePresignedDomainUrlCommand({
        ...this.profile(name),
        ExpiresInSeconds: urlExpiresSeconds,
        SessionExpirationDurationInSeconds: sessionExpiresSeconds,
      }),
      this.call,
    );
    if (!AuthorizedUrl) {
      throw new NamedError('NoUrl', 'SageMaker answered without a URL');
    }
    return AuthorizedUrl;
  }

  private get client() {
    return this.options.client;
  }

  private get call() {
    return { abortSignal: this.options.signal };
  }

  private profile(name: string) {
    const { domainId } = this.options.settings;
    return { DomainId: domainId, UserProfileName: name };
  }
}
