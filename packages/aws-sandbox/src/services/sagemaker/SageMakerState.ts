import type {
  AppStatus,
  AppType,
  CreateAppRequest,
  CreateDomainRequest,
  CreateSpaceRequest,
  CreateUserProfileRequest,
  DomainStatus,
  SpaceStatus,
  UserProfileStatus,
} from '@aws-sdk/client-sagemaker';

/** What every resource of Studio has. */
export interface StudioResource<Status> {
  arn: string;
  status: Status;
  failureReason?: string;
  creationTime: Date;
  lastModifiedTime: Date;
  tags: Map<string, string>;
}

/** A Studio domain. */
export interface Domain extends StudioResource<DomainStatus> {
  domainId: string;
  domainName: string;
  /** Everything else as configured. */
  settings: Omit<CreateDomainRequest, 'DomainName' | 'Tags'>;
  homeEfsFileSystemId?: string;
}

/** A person's profile in a domain. */
export interface UserProfile extends StudioResource<UserProfileStatus> {
  domainId: string;
  userProfileName: string;
  userSettings: CreateUserProfileRequest['UserSettings'];
  homeEfsFileSystemUid: string;
}

/** A space in a domain. */
export interface Space extends StudioResource<SpaceStatus> {
  domainId: string;
  spaceName: string;
  ownerUserProfileName?: string;
  sharingType?: string;
  settings: CreateSpaceRequest['SpaceSettings'];
  displayName?: string;
}

/** An app of a profile or of a space. */
export interface App extends StudioResource<AppStatus> {
  domainId: string;
  appType: AppType;
  appName: string;
  userProfileName?: string;
  spaceName?: string;
  resourceSpec: CreateAppRequest['ResourceSpec'];
  /** Minutes without activity after which it is shut down; as settings were when it started. */
  idleTimeoutMinutes?: number;
  /** A kernel or a terminal works, so that it is not idle whatever its people do. */
  isBusy?: boolean;
  /** Grows with what people do in it. */
  activity?: number;
}

/** A script that runs when an app starts. */
export interface LifecycleConfig {
  name: string;
  arn: string;
  appType: string;
  content: string;
  creationTime: Date;
  tags: Map<string, string>;
}

/** Studio of one account and region. */
export class SageMakerState {
  readonly domains = new Map<string, Domain>();
  /** By domain id and lower-case name: profile names ignore case. */
  readonly userProfiles = new Map<string, UserProfile>();
  readonly spaces = new Map<string, Space>();
  /** By domain id, owner, type and name; deleted apps stay for a while. */
  readonly apps = new Map<string, App>();
  /** By name. */
  readonly lifecycleConfigs = new Map<string, LifecycleConfig>();

  profilesOf(domainId: string): UserProfile[] {
    return [...this.userProfiles.values()].filter(
      profile => profile.domainId === domainId,
    );
  }

  spacesOf(domainId: string): Space[] {
    return [...this.spaces.values()].filter(
      space => space.domainId === domainId,
    );
  }

  /** Forgets the apps of what is gone, as far as nothing else would: failed ones, or all of them. */
  forgetApps(
    of: { domainId: string; userProfileName?: string; spaceName?: string },
    which: 'failed' | 'all',
  ): void {
    for (const [key, app] of this.apps) {
      const isIn =
        which === 'all'
          ? app.domainId === of.domainId
          : app.status === 'Failed' && belongsTo(app, of);
      if (isIn) {
        this.apps.delete(key);
      }
    }
  }

  /** Apps that stand in the way of deleting what they belong to: all that have not failed and are not gone. */
  liveApps(of: {
    domainId: string;
    userProfileName?: string;
    spaceName?: string;
  }): App[] {
    return [...this.apps.values()].filter(
      app => belongsTo(app, of) && isLive(app),
    );
  }
}

function belongsTo(
  app: App,
  of: { domainId: string; userProfileName?: string; spaceName?: string },
): boolean {
  return (
    app.domainId === of.domainId &&
    app.userProfileName?.toLowerCase() === of.userProfileName?.toLowerCase() &&
    app.spaceName?.toLowerCase() === of.spaceName?.toLowerCase()
  );
}

/** Whether an app runs, or is about to, or has not ended yet. */
export function isLive({ status }: Pick<App, 'status'>): boolean {
  return status !== 'Deleted' && status !== 'Failed';
}

/** Key of something named in a domain, whose name ignores case. */
export function keyInDomain(domainId: string, ...names: string[]): string {
  return [domainId, ...names].join('/').toLowerCase();
}
