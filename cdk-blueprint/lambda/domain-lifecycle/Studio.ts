import { Refusal } from './Refusal';

/** States of domains, profiles and spaces. */
export type StudioStatus =
  | 'Pending'
  | 'InService'
  | 'Updating'
  | 'Deleting'
  | 'Failed'
  | 'Update_Failed'
  | 'Delete_Failed';

/** A domain as far as it matters here. */
export interface StudioDomain {
  readonly status: StudioStatus;
  readonly failureReason?: string;
  readonly lastModified?: Date;
  readonly vpcId?: string;
  readonly homeFileSystemId?: string;

  /** `CanvasAppSettings` of its default user settings, as the API has them. */
  readonly canvasSettings: Readonly<Record<string, unknown>>;
}

/** An app; it belongs to a space or to a profile. */
export interface StudioApp {
  readonly appType: string;
  readonly appName: string;
  readonly spaceName?: string;
  readonly userProfileName?: string;
  readonly status: 'Pending' | 'InService' | 'Deleting' | 'Deleted' | 'Failed';
}

/** A profile or a space. */
export interface StudioMember {
  readonly name: string;
  readonly status: StudioStatus;
  readonly lastModified?: Date;
}

/** What is done to Studio. Lists are whole. */
export interface Studio {
  /** Nothing when there is no such domain. */
  describeDomain(domainId: string): Promise<StudioDomain | undefined>;

  listApps(domainId: string): Promise<StudioApp[]>;
  listSpaces(domainId: string): Promise<StudioMember[]>;
  listProfiles(domainId: string): Promise<StudioMember[]>;

  deleteApp(domainId: string, app: StudioApp): Promise<Refusal>;
  deleteSpace(domainId: string, name: string): Promise<Refusal>;
  deleteProfile(domainId: string, name: string): Promise<Refusal>;

  /** Why a space or profile is in a failed state, in AWS's words. */
  failureOfSpace(domainId: string, name: string): Promise<string>;
  failureOfProfile(domainId: string, name: string): Promise<string>;

  addTags(
    resourceArn: string,
    tags: Readonly<Record<string, string>>,
  ): Promise<void>;
  deleteTags(resourceArn: string, keys: readonly string[]): Promise<void>;

  /** Replaces the domain's Canvas settings and nothing else. */
  updateCanvasSettings(
    domainId: string,
    settings: Readonly<Record<string, unknown>>,
  ): Promise<Refusal>;
}
