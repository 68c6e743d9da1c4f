/** A state that can be gone back to. */
export interface SnapshotSummary {
  readonly name: string;
  /** When it was taken, in wall time. */
  readonly takenAt: Date;
  readonly bytes: number;
}

/** Keeps states of a world and puts them back. */
export interface WorldSnapshots {
  /**
   * Lets everything come to rest and keeps the state; one of the same name is replaced.
   *
   * @throws UnsettledError when something does not come to rest
   */
  take(name: string, options?: { limitMs?: number }): Promise<SnapshotSummary>;
  /** Oldest first. */
  list(): Promise<SnapshotSummary[]>;
  /** Puts the state back; what is under way is cut off. @throws NotFoundError */
  restore(name: string): Promise<void>;
  /** @throws NotFoundError */
  remove(name: string): Promise<void>;
  /** Puts the state back to what the sandbox starts with when it finds none kept; snapshots stay. */
  reset(): Promise<void>;
}
