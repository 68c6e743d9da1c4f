import { CustomResource, Left } from './CustomResource';
import { SecurityGroups } from './SecurityGroups';

/** What {@link defaultSecurityGroup} works with. */
export interface DefaultSecurityGroupOptions {
  readonly securityGroups: SecurityGroups;
}

/** The name that AWS gives to the one group that every network has; no other group may have it. */
const NAME = 'default';

/**
 * `Custom::DefaultSecurityGroup`: takes all rules off the group that a network has by itself, so that nothing gets
 * anywhere with it. It goes with the network.
 */
export function defaultSecurityGroup({
  securityGroups,
}: DefaultSecurityGroupOptions): CustomResource {
  const withRules = async (vpcId: string) => {
    const groups = await securityGroups.listByName(vpcId, NAME);
    return groups.filter(({ hasRules }) => hasRules);
  };
  const close = async (vpcId: string): Promise<Left> => {
    for (const { id } of await withRules(vpcId)) {
      await securityGroups.revokeRules(id);
    }
    const open = await withRules(vpcId);
    return open.map(({ id }) => `rules of the default security group ${id}`);
  };
  return {
    check: ({ properties }) => void properties.text('VpcId'),
    physicalId: ({ properties }) =>
      `default-security-group-${properties.text('VpcId')}`,
    pass: async ({ type, properties }) =>
      type === 'Delete' ? [] : close(properties.text('VpcId')),
  };
}
