import {
  AddTagsCommand,
  AppType,
  CanvasAppSettings,
  DeleteAppCommand,
  DeleteSpaceCommand,
  DeleteTagsCommand,
  DeleteUserProfileCommand,
  DescribeDomainCommand,
  DescribeSpaceCommand,
  DescribeUserProfileCommand,
  paginateListApps,
  paginateListSpaces,
  paginateListUserProfiles,
  SageMakerClient,
  UpdateDomainCommand,
} from '@aws-sdk/client-sagemaker';
import { errorMessage } from '../shared/errorName';
import { Refusal } from './Refusal';
import { refusalOf, unlessGone } from './refusalOf';
import { Studio, StudioApp, StudioDomain, StudioMember } from './Studio';

const GONE = ['ResourceNotFound', 'ResourceNotFoundException'];
const NOT_YET = ['ResourceInUse', 'ConflictException'];
const NO_REASON = 'AWS gives no reason';

/** Studio, through the API of SageMaker. */
export class SageMakerStudio implements Studio {
  constructor(
    private readonly client: SageMakerClient,
    private readonly pageSize = 100,
  ) {}

  async describeDomain(domainId: string): Promise<StudioDomain | undefined> {
    const domain = await this.unlessGone(
      this.client.send(new DescribeDomainCommand({ DomainId: domainId })),
    );
    return (
      domain && {
        status: domain.Status!,
        failureReason: domain.FailureReason,
        lastModified: domain.LastModifiedTime,
        vpcId: domain.VpcId,
        homeFileSystemId: domain.HomeEfsFileSystemId,
        canvasSettings: {
          ...domain.DefaultUserSettings?.CanvasAppSettings,
        },
      }
    );
  }

  async listApps(domainId: string): Promise<StudioApp[]> {
    const pages = paginateListApps(
      { client: this.client, pageSize: this.pageSize },
      { DomainIdEquals: domainId },
    );
    const apps: StudioApp[] = [];
    for await (const { Apps = [] } of pages) {
      apps.push(
        ...Apps.map(app => ({
          appType: app.AppType!,
          appName: app.AppName!,
          spaceName: app.SpaceName,
          userProfileName: app.UserProfileName,
          status: app.Status!,
        })),
      );
    }
    return apps;
  }

  async listSpaces(domainId: string): Promise<StudioMember[]> {
    const pages = paginateListSpaces(
      { client: this.client, pageSize: this.pageSize },
      { DomainIdEquals: domainId },
    );
    const spaces: StudioMember[] = [];
    for await (const { Spaces = [] } of pages) {
      spaces.push(
        ...Spaces.map(space => ({
          name: space.SpaceName!,
          status: space.Status!,
          lastModified: space.LastModifiedTime,
        })),
      );
    }
    return spaces;
  }

  async listProfiles(domainId: string): Promise<StudioMember[]> {
    const pages = paginateListUserProfiles(
      { client: this.client, pageSize: this.pageSize },
      { DomainIdEquals: domainId },
    );
    const profiles: StudioMember[] = [];
    for await (const { UserProfiles = [] } of pages) {
      profiles.push(
        ...UserProfiles.map(profile => ({
          name: profile.UserProfileName!,
          status: profile.Status!,
          lastModified: profile.LastModifiedTime,
        })),
      );
    }
    return profiles;
  }

  // An app is named by its space or by its profile; AWS refuses both at once.
  deleteApp(domainId: string, app: StudioApp): Promise<Refusal> {
    const owner = app.spaceName
      ? { SpaceName: app.spaceName }
      : { UserProfileName: app.userProfileName };
    return this.deletion(
      this.client.send(
        new DeleteAppCommand({
          DomainId: domainId,
          AppType: app.appType as AppType,
          AppName: app.appName,
          ...owner,
        }),
      ),
    );
  }

  deleteSpace(domainId: string, name: string): Promise<Refusal> {
    return this.deletion(
      this.client.send(
        new DeleteSpaceCommand({ DomainId: domainId, SpaceName: name }),
      ),
    );
  }

  deleteProfile(domainId: string, name: string): Promise<Refusal> {
    return this.deletion(
      this.client.send(
        new DeleteUserProfileCommand({
          DomainId: domainId,
          UserProfileName: name,
        }),
      ),
    );
  }

  async failureOfSpace(domainId: string, name: string): Promise<string> {
    const space = await this.client.send(
      new DescribeSpaceCommand({ DomainId: domainId, SpaceName: name }),
    );
    return space.FailureReason ?? NO_REASON;
  }

  async failureOfProfile(domainId: string, name: string): Promise<string> {
    const profile = await this.client.send(
      new DescribeUserProfileCommand({
        DomainId: domainId,
        UserProfileName: name,
      }),
    );
    return profile.FailureReason ?? NO_REASON;
  }

  async addTags(
    resourceArn: string,
    tags: Readonly<Record<string, string>>,
  ): Promise<void> {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    if (Tags.length === 0) return;
    await this.client.send(
      new AddTagsCommand({ ResourceArn: resourceArn, Tags }),
    );
  }

  async deleteTags(
    resourceArn: string,
    keys: readonly string[],
  ): Promise<void> {
    if (keys.length === 0) return;
    await this.client.send(
      new DeleteTagsCommand({ ResourceArn: resourceArn, TagKeys: [...keys] }),
    );
  }

  updateCanvasSettings(
    domainId: string,
    settings: Readonly<Record<string, unknown>>,
  ): Promise<Refusal> {
    return refusalOf(
      this.client.send(
        new UpdateDomainCommand({
          DomainId: domainId,
          DefaultUserSettings: {
            CanvasAppSettings: settings as CanvasAppSettings,
          },
        }),
      ),
      { gone: [], notYet: NOT_YET },
    );
  }

  private async deletion(operation: Promise<unknown>): Promise<Refusal> {
    return refusalOf(this.unlessGone(operation), { gone: [], notYet: NOT_YET });
  }

  // The service says `does not exist` by a validation error at times.
  private async unlessGone<T>(operation: Promise<T>): Promise<T | undefined> {
    try {
      return await unlessGone(operation, GONE);
    } catch (error) {
      if (/does not exist/i.test(errorMessage(error))) return undefined;
      throw error;
    }
  }
}
