import { NamedError } from '../shared/errors';
import { CustomResource, Left } from './CustomResource';
import { described } from './described';
import { FileSystems, MountTarget } from './FileSystems';
import { areDifferent, mergeSettings } from './mergeSettings';
import { nfsSecurityGroupName } from './nfsSecurityGroupName';
import { Request } from './Request';
import { SecurityGroups } from './SecurityGroups';
import { Studio, StudioDomain } from './Studio';

/** AWS's limit for the groups of a mount target. */
const GROUPS_AT_MOST = 5;

/** What {@link domainSettings} works with. */
export interface DomainSettingsOptions {
  readonly studio: Studio;
  readonly fileSystems: FileSystems;
  readonly securityGroups: SecurityGroups;
}

/** The domain cannot be given its settings. */
export class DomainNotUsable extends NamedError {
  constructor(domainId: string, domain: StudioDomain | undefined) {
    const state = domain
      ? `is ${domain.status}: ${domain.failureReason ?? 'AWS gives no reason'}`
      : 'does not exist';
    super('DomainNotUsable', `Studio domain ${domainId} ${state}`);
  }
}

/** A mount target has as many security groups as it can have. */
export class TooManySecurityGroups extends NamedError {
  constructor(mountTargetId: string, groups: readonly string[]) {
    super(
      'TooManySecurityGroups',
      `Mount target ${mountTargetId} has ${
        groups.length
      } security groups (${groups.join(
        ', ',
      )}) and must have one more for Studio; ${GROUPS_AT_MOST} is the most`,
    );
  }
}

function withoutKeys(
  tags: Readonly<Record<string, string>>,
  keys: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).filter(([key]) => !keys.includes(key)),
  );
}

class Settings {
  private readonly domainId: string;
  private readonly teamFileSystemId: string;

  constructor(
    private readonly options: DomainSettingsOptions,
    private readonly request: Request & { readonly startedAt: Date },
  ) {
    this.domainId = request.properties.text('DomainId');
    this.teamFileSystemId = request.properties.text('TeamFileSystemId');
  }

  async apply(): Promise<Left> {
    const domain = await this.options.studio.describeDomain(this.domainId);
    if (!domain) throw new DomainNotUsable(this.domainId, domain);
    const { status } = domain;
    if (status === 'Pending' || status === 'Updating') {
      return [`domain ${this.domainId} (${status})`];
    }
    this.refuseUnusable(domain);
    const left = [
      ...(await this.applyCanvas(domain)),
      ...(await this.admitApps()),
    ];
    if (left.length === 0) await this.applyTags(domain);
    return left;
  }

  /** Takes the domain's group off again, which otherwise could not be deleted. */
  async withdraw(): Promise<Left> {
    return this.changeGroups((groups, group) => {
      const others = groups.filter(id => id !== group);
      // A mount target cannot be without any; whoever deletes it deletes this link too.
      return others.length === 0 ? groups : others;
    });
  }

  private refuseUnusable(domain: StudioDomain): void {
    const { status, lastModified } = domain;
    const isUsable =
      status === 'InService' ||
      // An update that failed before this one has nothing to do with it.
      (status === 'Update_Failed' &&
        lastModified !== undefined &&
        lastModified < this.request.startedAt);
    if (!isUsable) throw new DomainNotUsable(this.domainId, domain);
  }

  // UpdateDomain leaves members of the user settings alone that a call does not have, so only this one is sent. How deep that
  // goes nobody says: within the Canvas settings everything is sent that is to be there.
  private async applyCanvas({ canvasSettings }: StudioDomain): Promise<Left> {
    const wanted = this.request.properties.json('CanvasSettings');
    if (!wanted || !areDifferent(canvasSettings, wanted)) return [];
    const refusal = await this.options.studio.updateCanvasSettings(
      this.domainId,
      mergeSettings(canvasSettings, wanted),
    );
    return [described(`Canvas settings of domain ${this.domainId}`, refusal)];
  }

  private admitApps(): Promise<Left> {
    return this.changeGroups((groups, group, mountTargetId) => {
      if (groups.includes(group)) return groups;
      if (groups.length >= GROUPS_AT_MOST) {
        throw new TooManySecurityGroups(mountTargetId, groups);
      }
      return [...groups, group];
    });
  }

  private async changeGroups(
    change: (
      groups: readonly string[],
      group: string,
      mountTargetId: string,
    ) => readonly string[],
  ): Promise<Left> {
    const { fileSystems } = this.options;
    const targets = await fileSystems.listMountTargets(this.teamFileSystemId);
    const left: string[] = [];
    for (const { id, state, vpcId } of targets) {
      if (state === 'deleting') continue;
      const group = await this.inboundGroup(vpcId);
      const groups = group && (await fileSystems.securityGroupsOf(id));
      if (!group || !groups) continue;
      const wanted = change(groups, group, id);
      if (wanted.join() === groups.join()) continue;
      const refusal = await fileSystems.setSecurityGroups(id, wanted);
      if (refusal !== undefined)
        left.push(described(`mount target ${id}`, refusal));
    }
    return left;
  }

  /** A domain without a home file system may have no such group. */
  private async inboundGroup(
    vpcId: MountTarget['vpcId'],
  ): Promise<string | undefined> {
    const [group] = await this.options.securityGroups.listByName(
      vpcId,
      nfsSecurityGroupName('inbound', this.domainId),
    );
    return group?.id;
  }

  private async applyTags({ homeFileSystemId }: StudioDomain): Promise<void> {
    const { studio, fileSystems } = this.options;
    const { properties, before } = this.request;
    const fixed = properties.tags('FixedTags');
    const tags = withoutKeys(properties.tags('Tags'), Object.keys(fixed));
    const gone = Object.keys(
      withoutKeys(before.tags('Tags'), [
        ...Object.keys(tags),
        ...Object.keys(fixed),
      ]),
    );
    const domainArn = properties.text('DomainArn');
    await studio.addTags(domainArn, tags);
    await studio.deleteTags(domainArn, gone);
    if (homeFileSystemId) {
      await fileSystems.tag(homeFileSystemId, { ...tags, ...fixed });
      await fileSystems.untag(homeFileSystemId, gone);
    }
  }
}

/**
 * `Custom::StudioDomainSettings`: what CloudFormation cannot do for a domain. Tags that change (it would replace the domain),
 * the group that lets apps reach the team's file system (SageMaker makes it together with the domain), and Canvas (there is
 * no property for it).
 */
export function domainSettings(options: DomainSettingsOptions): CustomResource {
  return {
    check: ({ properties }) => {
      ['DomainId', 'DomainArn', 'TeamFileSystemId'].forEach(name =>
        properties.text(name),
      );
      ['Tags', 'FixedTags'].forEach(name => properties.tags(name));
      properties.json('CanvasSettings');
    },
    physicalId: ({ properties }) => `settings-${properties.text('DomainId')}`,
    pass: request => {
      const settings = new Settings(options, request);
      return request.type === 'Delete' ? settings.withdraw() : settings.apply();
    },
  };
}
