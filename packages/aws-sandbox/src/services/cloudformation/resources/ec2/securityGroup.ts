import { isDeepStrictEqual } from 'util';
import { CallContext } from '../../../../core/types';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';
import { whileInUse } from '../whileInUse';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';
import { ipPermission, RuleDirection } from './ipPermission';
import { readSecurityGroup } from './readSecurityGroup';

const MAXIMUM_NAME_LENGTH = 255;

const DIRECTIONS: readonly [RuleDirection, string][] = [
  ['Ingress', 'SecurityGroupIngress'],
  ['Egress', 'SecurityGroupEgress'],
];

/** What a new group has of its own. */
const EVERYTHING_OUT = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
};

function rulesOf(properties: Properties, direction: RuleDirection): object[] {
  return properties
    .objects(`SecurityGroup${direction}`)
    .map(rule => ipPermission(rule, direction));
}

async function changeRules(
  context: CallContext,
  change: 'Authorize' | 'Revoke',
  direction: RuleDirection,
  GroupId: string,
  IpPermissions: readonly object[],
): Promise<void> {
  if (IpPermissions.length) {
    await context.invoke('ec2', `${change}SecurityGroup${direction}`, {
      GroupId,
      IpPermissions,
    });
  }
}

function without(
  rules: readonly object[],
  others: readonly object[],
): object[] {
  return rules.filter(
    rule => !others.some(other => isDeepStrictEqual(rule, other)),
  );
}

/** `AWS::EC2::SecurityGroup` */
export const securityGroupHandler: ResourceHandler = {
  type: 'AWS::EC2::SecurityGroup',
  read: readSecurityGroup,

  async create(request) {
    const { context, properties, started } = request;
    const VpcId = properties.text('VpcId');
    const { GroupId } = await context.invoke('ec2', 'CreateSecurityGroup', {
      GroupName:
        properties.optionalText('GroupName') ??
        physicalName(request, { maxLength: MAXIMUM_NAME_LENGTH }),
      Description: properties.text('GroupDescription'),
      VpcId,
      TagSpecifications: ec2TagSpecifications(request, 'security-group'),
    });
    started(GroupId);
    if (properties.has('SecurityGroupEgress')) {
      // Rules in the template take the place of the one that lets everything out.
      await changeRules(context, 'Revoke', 'Egress', GroupId, [EVERYTHING_OUT]);
    }
    for (const [direction] of DIRECTIONS) {
      await changeRules(
        context,
        'Authorize',
        direction,
        GroupId,
        rulesOf(properties, direction),
      );
    }
    return { physicalId: GroupId, attributes: { GroupId, Id: GroupId, VpcId } };
  },

  async update(request) {
    const { context, properties, previous, state, changed } = request;
    for (const [direction, property] of DIRECTIONS) {
      if (changed.has(property)) {
        const isDefault = (from: Properties) =>
          direction === 'Egress' && !from.has(property);
        const before = isDefault(previous)
          ? [EVERYTHING_OUT]
          : rulesOf(previous, direction);
        const after = isDefault(properties)
          ? [EVERYTHING_OUT]
          : rulesOf(properties, direction);
        const group = state.physicalId;
        await changeRules(
          context,
          'Revoke',
          direction,
          group,
          without(before, after),
        );
        await changeRules(
          context,
          'Authorize',
          direction,
          group,
          without(after, before),
        );
      }
    }
    await updateEc2Tags(request, state.physicalId);
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      whileInUse(context.clock, () =>
        context.invoke('ec2', 'DeleteSecurityGroup', {
          GroupId: state.physicalId,
        }),
      ),
    );
  },
};
