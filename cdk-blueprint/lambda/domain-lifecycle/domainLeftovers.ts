import { NamedError } from '../shared/errors';
import { CustomResource, Left } from './CustomResource';
import { described } from './described';
import { FileSystem, FileSystems, MountTarget } from './FileSystems';
import {
  domainOfNfsSecurityGroup,
  nfsSecurityGroupName,
} from './nfsSecurityGroupName';
import { Request } from './Request';
import { SecurityGroup, SecurityGroups } from './SecurityGroups';
import { Studio, StudioDomain } from './Studio';

/** Tag of what SageMaker makes for a domain; its value is the domain's ARN. */
const OWNER_TAG = 'ManagedByAmazonSageMakerResource';

/** What {@link domainLeftovers} works with. */
export interface DomainLeftoversOptions {
  readonly studio: Studio;
  readonly fileSystems: FileSystems;
  readonly securityGroups: SecurityGroups;
  readonly now: () => Date;
}

/** The domain whose leftovers were to be removed is there. */
export class DomainStillThere extends NamedError {
  constructor(domainId: string, { status }: StudioDomain) {
    super(
      'DomainStillThere',
      `Studio domain ${domainId} is ${status}; what belongs to it cannot be removed before it is deleted`,
    );
  }
}

const HOME_FILE_SYSTEM = ['destroy', 'retain'] as const;

// The id says since when the environment is there: a file system that an earlier one of the same name has kept is older.
function physicalId({ physicalId: before, properties }: Request, now: Date) {
  const prefix = `leftovers-${properties.text('VpcId')}-`;
  return before?.startsWith(prefix) ? before : `${prefix}${now.getTime()}`;
}

const sinceOf = (id: string | undefined) =>
  new Date(Number(/-(\d+)$/.exec(id ?? '')?.[1] ?? 0));

class Leftovers {
  private readonly vpcId: string;
  private readonly tags: Readonly<Record<string, string>>;
  private readonly keepsFiles: boolean;
  private readonly since: Date;
  private readonly domains = new Map<
    string,
    Promise<StudioDomain | undefined>
  >();

  constructor(
    private readonly options: DomainLeftoversOptions,
    { properties, physicalId: id }: Request,
  ) {
    this.vpcId = properties.text('VpcId');
    this.tags = properties.tags('FixedTags');
    this.keepsFiles =
      properties.oneOf('HomeFileSystem', HOME_FILE_SYSTEM) === 'retain';
    this.since = sinceOf(id);
  }

  async pass(): Promise<Left> {
    const left: string[] = [];
    for (const fileSystem of await this.options.fileSystems.list()) {
      const owner = fileSystem.tags[OWNER_TAG];
      if (owner) left.push(...(await this.remove(fileSystem, owner)));
    }
    const groups = await this.options.securityGroups.listByName(
      this.vpcId,
      nfsSecurityGroupName('*', 'd-*'),
    );
    return [...left, ...(await this.removeGroups(groups))];
  }

  private async remove(
    fileSystem: FileSystem,
    domainArn: string,
  ): Promise<Left> {
    const { fileSystems } = this.options;
    const { id, state, tags } = fileSystem;
    const isTagged = this.hasOurTags(fileSystem);
    // Tags of another environment in the same network.
    if (!isTagged && Object.keys(this.tags).some(key => key in tags)) return [];
    const targets = await fileSystems.listMountTargets(id);
    const isInNetwork = targets.some(({ vpcId }) => vpcId === this.vpcId);
    if (!isTagged && !isInNetwork) return [];

    const domainId = domainArn.split('/').pop()!;
    const domain = await this.domain(domainId);
    if (domain) return this.refuse(domainId, domain, isTagged);

    // Its creation went wrong before it got its tags. Without mount targets nothing else would tell whose it is.
    if (!isTagged) await fileSystems.tag(id, this.tags);
    if (targets.length > 0) return this.removeMountTargets(id, targets);
    if (this.keepsFiles) return [];
    const refusal =
      state === 'deleting' ? undefined : await fileSystems.deleteFileSystem(id);
    return [described(`file system ${id}`, refusal)];
  }

  private async removeMountTargets(
    fileSystemId: string,
    targets: readonly MountTarget[],
  ): Promise<Left> {
    const { fileSystems } = this.options;
    // A policy may keep even its owner from what follows.
    if (!this.keepsFiles) await fileSystems.deletePolicy(fileSystemId);
    const left: string[] = [];
    for (const { id, state } of targets) {
      const refusal =
        state === 'deleting'
          ? undefined
          : await fileSystems.deleteMountTarget(id);
      left.push(
        described(`mount target ${id} of file system ${fileSystemId}`, refusal),
      );
    }
    return left;
  }

  // The groups name each other in their rules, so all rules go before the first group does.
  private async removeGroups(groups: readonly SecurityGroup[]): Promise<Left> {
    const { securityGroups } = this.options;
    const left: string[] = [];
    const abandoned: SecurityGroup[] = [];
    for (const group of groups) {
      const domainId = domainOfNfsSecurityGroup(group.name);
      if (!domainId) continue;
      const domain = await this.domain(domainId);
      if (!domain) abandoned.push(group);
      else left.push(...this.refuse(domainId, domain, false));
    }
    for (const { id } of abandoned.filter(({ hasRules }) => hasRules)) {
      await securityGroups.revokeRules(id);
    }
    for (const { id, name } of abandoned) {
      const refusal = await securityGroups.delete(id);
      if (refusal !== undefined)
        left.push(described(`security group ${id}`, name, refusal));
    }
    return left;
  }

  /** What there is to do about things of a domain that is there. */
  private refuse(
    domainId: string,
    domain: StudioDomain,
    isOurs: boolean,
  ): Left {
    if (domain.vpcId !== this.vpcId) return [];
    if (domain.status === 'Deleting') return [`domain ${domainId} (Deleting)`];
    if (isOurs) throw new DomainStillThere(domainId, domain);
    return [];
  }

  private hasOurTags({ tags, created }: FileSystem): boolean {
    const entries = Object.entries(this.tags);
    return (
      entries.length > 0 &&
      created >= this.since &&
      entries.every(([key, value]) => tags[key] === value)
    );
  }

  private domain(domainId: string): Promise<StudioDomain | undefined> {
    const known = this.domains.get(domainId);
    if (known) return known;
    const looked = this.options.studio.describeDomain(domainId);
    this.domains.set(domainId, looked);
    return looked;
  }
}

/**
 * `Custom::StudioDomainLeftovers`: removes what SageMaker made for a domain and leaves behind when the domain goes, which
 * would keep the network from being deleted. The domain depends on it, so it is deleted after the domain and knows the
 * domain only by its network and tags. Nothing that belongs to a domain that is there is ever touched.
 */
export function domainLeftovers(
  options: DomainLeftoversOptions,
): CustomResource {
  return {
    check: ({ properties }) => {
      properties.text('VpcId');
      properties.tags('FixedTags');
      properties.oneOf('HomeFileSystem', HOME_FILE_SYSTEM);
    },
    physicalId: request => physicalId(request, options.now()),
    pass: async request =>
      request.type === 'Delete' ? new Leftovers(options, request).pass() : [],
  };
}
