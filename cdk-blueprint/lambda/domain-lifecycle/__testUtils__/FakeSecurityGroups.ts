import { SecurityGroup, SecurityGroups } from '../SecurityGroups';

interface FakeGroup extends SecurityGroup {
  vpcId: string;
  hasRules: boolean;

  /** Network interfaces carry it. */
  isInUse?: boolean;
}

/** Security groups in memory. Those with rules stand for a pair that name each other. */
export class FakeSecurityGroups implements SecurityGroups {
  readonly calls: string[] = [];
  groups: FakeGroup[] = [];

  addNfsGroups(domainId: string, more: Partial<FakeGroup> = {}): void {
    for (const direction of ['inbound', 'outbound']) {
      this.groups.push({
        id: `sg-${direction}-${domainId}`,
        name: `security-group-for-${direction}-nfs-${domainId}`,
        vpcId: 'vpc-1',
        hasRules: true,
        ...more,
      });
    }
  }

  async listByName(vpcId: string, name: string) {
    const pattern = new RegExp(`^${name.replaceAll('*', '.*')}$`);
    return this.groups
      .filter(group => group.vpcId === vpcId && pattern.test(group.name))
      .map(group => ({ ...group }));
  }

  async revokeRules(id: string) {
    this.calls.push(`revokeRules ${id}`);
    this.groups.find(group => group.id === id)!.hasRules = false;
  }

  async delete(id: string) {
    const group = this.groups.find(candidate => candidate.id === id)!;
    if (group.isInUse) return 'it has a dependent object';
    if (this.groups.some(({ hasRules }) => hasRules)) return 'it is named';
    this.calls.push(`delete ${id}`);
    this.groups = this.groups.filter(candidate => candidate !== group);
    return undefined;
  }
}
