/** A person's directory on the team's file system. */
export interface HomeDirectory {
  readonly path: string;
  readonly uid: number;
  readonly gid: number;
}

/** Makes people's directories. */
export interface HomeDirectories {
  /**
   * Makes the directory of a profile unless it is there, and says whose it is.
   *
   * @returns undefined when another directory belongs to the id
   */
  prepare(profileName: string, uid: number): Promise<HomeDirectory | undefined>;
}

/** A user profile as Studio has it. */
export interface StudioProfile {
  readonly arn: string;

  /** Such as `InService` or `Update_Failed`. */
  readonly status: string;
  readonly failureReason?: string;
}

/** A user profile to be. */
export interface NewStudioProfile {
  readonly name: string;

  /** Value of the tag that says whose profile it is. */
  readonly owner: string;
  readonly home: HomeDirectory;
}

/** The user profiles of one Studio domain. Errors of AWS come through as they are. */
export interface StudioProfiles {
  /** The profile of that name, whatever its case; undefined when there is none. */
  describe(name: string): Promise<StudioProfile | undefined>;

  /** Whose profile it is: the value of its tag; undefined without one. */
  ownerOf(profile: StudioProfile): Promise<string | undefined>;

  /** Has a profile made, which takes a while. */
  create(profile: NewStudioProfile): Promise<void>;

  /** Has a profile deleted, which takes a while. */
  delete(name: string): Promise<void>;

  /** A URL that opens Studio as that profile. */
  presign(name: string): Promise<string>;
}
