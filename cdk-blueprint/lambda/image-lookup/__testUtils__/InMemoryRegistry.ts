import type { KeptImage, Registry, Repository } from '../Registry';

/** An image of {@link InMemoryRegistry}. */
export interface StoredImage {
  digest: string;

  /** Digest of a list of images that refers to it. */
  listedIn?: string;

  /** Why the registry never lets it go. */
  locked?: string;
}

interface StoredRepository {
  tags: Record<string, string>;
  images: StoredImage[];
  policy?: string;
}

/** A registry that keeps its repositories in memory and says what it was asked. */
export class InMemoryRegistry implements Registry {
  readonly repositories = new Map<string, StoredRepository>();
  readonly calls: string[] = [];

  /** Errors to answer with, by operation. */
  readonly failures = new Map<keyof Registry, Error>();

  /** Whether repositories have an ARN, as far as the registry says. */
  anonymous = false;

  add(name: string, parts: Partial<StoredRepository> = {}): this {
    this.repositories.set(name, { tags: {}, images: [], ...parts });
    return this;
  }

  async find(name: string): Promise<Repository | undefined> {
    this.seen('find');
    return this.repositories.has(name) ? this.describe(name) : undefined;
  }

  async create(name: string): Promise<Repository> {
    this.seen('create');
    this.add(name);
    return this.describe(name);
  }

  async putLifecyclePolicy(name: string, policy: string): Promise<void> {
    this.seen('putLifecyclePolicy');
    this.stored(name).policy = policy;
  }

  async tags(arn: string): Promise<Record<string, string>> {
    this.seen('tags');
    return this.stored(arn.split('repository/')[1]).tags;
  }

  async digests(name: string): Promise<string[]> {
    this.seen('digests');
    return this.stored(name).images.map(({ digest }) => digest);
  }

  async deleteImages(
    name: string,
    digests: readonly string[],
  ): Promise<KeptImage[]> {
    this.seen('deleteImages', String(digests.length));
    const repository = this.stored(name);
    const before = repository.images;
    const reasonToStay = ({ locked, listedIn }: StoredImage) =>
      locked ??
      (before.some(({ digest }) => digest === listedIn)
        ? 'referenced by a list'
        : undefined);
    const asked = before.filter(({ digest }) => digests.includes(digest));
    const kept = asked.flatMap(image => {
      const reason = reasonToStay(image);
      return reason ? [{ digest: image.digest, reason }] : [];
    });
    const staying = new Set(kept.map(({ digest }) => digest));
    repository.images = before.filter(
      image => !asked.includes(image) || staying.has(image.digest),
    );
    return kept;
  }

  async delete(name: string): Promise<void> {
    this.seen('delete');
    if (this.stored(name).images.length > 0) {
      throw Object.assign(new RangeError(`'${name}' has images`), {
        name: 'RepositoryNotEmptyException',
      });
    }
    this.repositories.delete(name);
  }

  private describe(name: string): Repository {
    if (this.anonymous) return { name };
    return {
      name,
      arn: `arn:aws:ecr:eu-west-1:444455556666:repository/${name}`,
      uri: `444455556666.dkr.ecr.eu-west-1.amazonaws.com/${name}`,
    };
  }

  private stored(name: string): StoredRepository {
    const repository = this.repositories.get(name);
    if (!repository) throw new RangeError(`There is no repository '${name}'`);
    return repository;
  }

  private seen(operation: keyof Registry, detail?: string): void {
    this.calls.push(detail ? `${operation} ${detail}` : operation);
    const failure = this.failures.get(operation);
    if (failure) throw failure;
  }
}
