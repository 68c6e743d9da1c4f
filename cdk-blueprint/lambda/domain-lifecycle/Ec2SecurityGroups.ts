import {
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  paginateDescribeSecurityGroups,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { Refusal } from './Refusal';
import { refusalOf, unlessGone } from './refusalOf';
import { SecurityGroup, SecurityGroups } from './SecurityGroups';

const GONE = ['InvalidGroup.NotFound', 'InvalidGroupId.NotFound'];
const RULE_GONE = ['InvalidPermission.NotFound'];

/** Security groups, through the API of EC2. */
export class Ec2SecurityGroups implements SecurityGroups {
  constructor(private readonly client: EC2Client) {}

  async listByName(vpcId: string, name: string): Promise<SecurityGroup[]> {
    const pages = paginateDescribeSecurityGroups(
      { client: this.client },
      {
        Filters: [
          { Name: 'vpc-id', Values: [vpcId] },
          { Name: 'group-name', Values: [name] },
        ],
      },
    );
    const found: SecurityGroup[] = [];
    for await (const page of pages) {
      found.push(
        ...(page.SecurityGroups ?? []).map(group => ({
          id: group.GroupId!,
          name: group.GroupName!,
          hasRules: [
            ...(group.IpPermissions ?? []),
            ...(group.IpPermissionsEgress ?? []),
          ].some(() => true),
        })),
      );
    }
    return found;
  }

  async revokeRules(groupId: string): Promise<void> {
    const answer = await unlessGone(
      this.client.send(
        new DescribeSecurityGroupsCommand({ GroupIds: [groupId] }),
      ),
      GONE,
    );
    for (const group of answer?.SecurityGroups ?? []) {
      const { IpPermissions = [], IpPermissionsEgress = [] } = group;
      if (IpPermissions.length > 0) {
        await this.revocation(
          this.client.send(
            new RevokeSecurityGroupIngressCommand({
              GroupId: groupId,
              IpPermissions,
            }),
          ),
        );
      }
      if (IpPermissionsEgress.length > 0) {
        await this.revocation(
          this.client.send(
            new RevokeSecurityGroupEgressCommand({
              GroupId: groupId,
              IpPermissions: IpPermissionsEgress,
            }),
          ),
        );
      }
    }
  }

  delete(groupId: string): Promise<Refusal> {
    return refusalOf(
      this.client.send(new DeleteSecurityGroupCommand({ GroupId: groupId })),
      { gone: GONE, notYet: ['DependencyViolation'] },
    );
  }

  private async revocation(operation: Promise<unknown>): Promise<void> {
    await unlessGone(operation, [...GONE, ...RULE_GONE]);
  }
}
