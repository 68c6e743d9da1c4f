/** A repository as the registry knows it. */
export interface Repository {
  readonly name: string;
  readonly arn?: string;
  readonly uri?: string;
}

/** An image that the registry did not delete, and why. */
export interface KeptImage {
  readonly digest: string;
  readonly reason: string;
}

/** What is asked of the registry of container images. */
export interface Registry {
  /** A repository, undefined when there is none of that name. */
  find(name: string): Promise<Repository | undefined>;

  create(name: string): Promise<Repository>;

  /** Sets the rules by which images expire; `policy` is ECR's own JSON. */
  putLifecyclePolicy(name: string, policy: string): Promise<void>;

  tags(arn: string): Promise<Readonly<Record<string, string>>>;

  /** Digests of all images, with a tag or without. */
  digests(name: string): Promise<string[]>;

  /** Deletes up to 100 images and says which stayed. */
  deleteImages(name: string, digests: readonly string[]): Promise<KeptImage[]>;

  /** Deletes a repository, which must be empty. */
  delete(name: string): Promise<void>;
}
