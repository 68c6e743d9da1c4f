import type { Log } from '../shared/createLog';
import { TagsUnreadable } from './errors';
import type { RepositoryRequest } from './parseRequest';
import { purgeImages } from './purgeImages';
import type { Registry } from './Registry';

/** Tag by which people keep a repository, whatever its stack says. */
const RETAIN_TAG = 'gco:retain';

/** What CloudFormation gets to know. */
export interface RepositoryAnswer {
  readonly PhysicalResourceId: string | undefined;
  readonly Data: Readonly<Record<string, string>>;
}

/** What {@link ContainerRepository} works with. */
export interface ContainerRepositoryOptions {
  readonly registry: Registry;
  readonly log: Log;
}

/** A container repository of a stack: adopted when it exists, and kept unless everything says that it may go. */
export class ContainerRepository {
  constructor(private readonly options: ContainerRepositoryOptions) {}

  async handle(request: RepositoryRequest): Promise<RepositoryAnswer> {
    const { type, name } = request;
    this.options.log.info('repository', { type, repository: name });
    return type === 'Delete' ? this.delete(request) : this.adopt(request);
  }

  private async adopt({
    name,
    lifecyclePolicy,
  }: RepositoryRequest): Promise<RepositoryAnswer> {
    const { registry } = this.options;
    const existing = await registry.find(name);
    const repository = existing ?? (await registry.create(name));
    if (lifecyclePolicy) {
      await registry.putLifecyclePolicy(name, lifecyclePolicy);
    }
    const { arn = '', uri = '' } = repository;
    return {
      PhysicalResourceId: arn || name,
      Data: {
        RepositoryArn: arn,
        RepositoryUri: uri,
        RepositoryName: repository.name,
        Adopted: String(existing !== undefined),
      },
    };
  }

  private async delete(request: RepositoryRequest): Promise<RepositoryAnswer> {
    const { name, physicalId: PhysicalResourceId } = request;
    const { registry, log } = this.options;
    const repository = await registry.find(name);
    if (!repository) {
      return { PhysicalResourceId, Data: { Deleted: 'false' } };
    }
    const reason = await this.reasonToKeep(request, repository.arn ?? '');
    if (reason) {
      log.info('repository kept', { repository: name, reason });
      return {
        PhysicalResourceId,
        Data: { Deleted: 'false', Reason: reason },
      };
    }
    if (request.emptyFirst) {
      const images = await purgeImages(registry, name);
      log.info('images deleted', { repository: name, images });
    }
    await registry.delete(name);
    return { PhysicalResourceId, Data: { Deleted: 'true' } };
  }

  private async reasonToKeep(
    { name, destroy }: RepositoryRequest,
    arn: string,
  ): Promise<string | undefined> {
    if (!destroy) return 'removal-policy-retain';
    const tags = await this.options.registry.tags(arn).catch(error => {
      throw new TagsUnreadable(name, error);
    });
    return tags[RETAIN_TAG]?.toLowerCase() === 'true'
      ? 'retain-tag'
      : undefined;
  }
}
