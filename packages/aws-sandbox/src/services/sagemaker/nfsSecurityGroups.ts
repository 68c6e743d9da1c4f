import { CallContext } from '../../core/types';
import { asSageMaker } from './asSageMaker';
import { OWNER_TAG } from './homeFileSystem';
import { Domain } from './SageMakerState';

/** NFS itself and the ports that EFS clients use beside it. */
const NFS_PORTS: readonly (readonly [number, number])[] = [
  [988, 988],
  [1018, 1023],
  [2049, 2049],
];

/** Name of the group that a mount target must carry to be reached from a domain's apps. */
export function inboundNfsGroupName(domainId: string): string {
  return `security-group-for-inbound-nfs-${domainId}`;
}

function outboundNfsGroupName(domainId: string): string {
  return `security-group-for-outbound-nfs-${domainId}`;
}

/** The id of a group of that name in a domain's VPC; nothing when somebody deleted it. */
export async function findInboundNfsGroup(
  context: CallContext,
  domain: Domain,
): Promise<string | undefined> {
  const { SecurityGroups } = await asSageMaker(
    context,
    'ec2',
    'DescribeSecurityGroups',
    {
      Filters: [
        { Name: 'vpc-id', Values: [domain.settings.VpcId] },
        { Name: 'group-name', Values: [inboundNfsGroupName(domain.domainId)] },
      ],
    },
  );
  return SecurityGroups[0]?.GroupId;
}

/**
 * Makes the two groups through which a domain's apps reach file systems. They name each other, belong to no stack and
 * stay when the domain goes.
 *
 * @returns id of the inbound group
 */
export async function createNfsSecurityGroups(
  context: CallContext,
  domain: Domain,
): Promise<string> {
  const create = async (
    GroupName: string,
    Description: string,
  ): Promise<string> => {
    const { GroupId } = await asSageMaker(
      context,
      'ec2',
      'CreateSecurityGroup',
      {
        GroupName,
        Description,
        VpcId: domain.settings.VpcId,
        TagSpecifications: [
          {
            ResourceType: 'security-group',
            Tags: [{ Key: OWNER_TAG, Value: domain.arn }],
          },
        ],
      },
    );
    // Everything may leave a new group; these say exactly what.
    await asSageMaker(context, 'ec2', 'RevokeSecurityGroupEgress', {
      GroupId,
      IpPermissions: [
        { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    });
    return GroupId;
  };
  const inbound = await create(
    inboundNfsGroupName(domain.domainId),
    `Inbound NFS to file systems of domain ${domain.domainId}`,
  );
  const outbound = await create(
    outboundNfsGroupName(domain.domainId),
    `Outbound NFS from apps of domain ${domain.domainId}`,
  );
  const permissionsFor = (peer: string) =>
    NFS_PORTS.map(([FromPort, ToPort]) => ({
      IpProtocol: 'tcp',
      FromPort,
      ToPort,
      UserIdGroupPairs: [{ GroupId: peer }],
    }));
  await asSageMaker(context, 'ec2', 'AuthorizeSecurityGroupIngress', {
    GroupId: inbound,
    IpPermissions: permissionsFor(outbound),
  });
  await asSageMaker(context, 'ec2', 'AuthorizeSecurityGroupEgress', {
    GroupId: outbound,
    IpPermissions: permissionsFor(inbound),
  });
  return inbound;
}
