/** What there is at a path, links not followed. */
export interface Entry {
  readonly kind: 'directory' | 'other';
  readonly uid: number;
  readonly gid: number;

  /** Permission bits. */
  readonly mode: number;
}

/** What is done to the team's file system. No operation follows a symbolic link at the end of its path. */
export interface HomeFileSystem {
  /** Nothing when there is nothing at the path. */
  look(path: string): Promise<Entry | undefined>;

  /** Names in a directory. */
  list(path: string): Promise<string[]>;

  /** Resolves with whether the directory was made; false when something is there already. */
  makeDirectory(path: string, mode: number): Promise<boolean>;

  /** Changes owner, group and permissions of a directory; fails for anything else. */
  own(path: string, owner: Omit<Entry, 'kind'>): Promise<void>;

  /**
   * Writes a short text to a path where nothing is, at once and whole: of several callers only one succeeds. The others
   * get the text that is there.
   */
  claim(path: string, text: string): Promise<string>;
}
