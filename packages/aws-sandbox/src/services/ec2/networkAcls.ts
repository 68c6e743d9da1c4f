import type { DescribeNetworkAclsRequest } from '@aws-sdk/client-ec2';
import { Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { Ec2State, Records } from './Ec2State';

/** The default network ACL of a VPC, which allows everything; the local AWS has no others. */
interface NetworkAcl {
  NetworkAclId: string;
  VpcId: string;
  OwnerId: string;
  IsDefault: true;
  Associations: {
    NetworkAclAssociationId: string;
    NetworkAclId: string;
    SubnetId: string;
  }[];
  Entries: object[];
  Tags: [];
}

const FIELDS: FilterFields<NetworkAcl> = {
  'vpc-id': acl => [acl.VpcId],
  'network-acl-id': acl => [acl.NetworkAclId],
  default: acl => [String(acl.IsDefault)],
  'association.subnet-id': acl =>
    acl.Associations.map(({ SubnetId }) => SubnetId),
};

function entries(): object[] {
  return [true, false].flatMap(Egress => [
    {
      RuleNumber: 100,
      Protocol: '-1',
      RuleAction: 'allow',
      Egress,
      CidrBlock: '0.0.0.0/0',
    },
    {
      RuleNumber: 32767,
      Protocol: '-1',
      RuleAction: 'deny',
      Egress,
      CidrBlock: '0.0.0.0/0',
    },
  ]);
}

function defaultAcls(state: Ec2State): Records<NetworkAcl> {
  const records = new Records<NetworkAcl>(
    'InvalidNetworkAclID.NotFound',
    'networkAcl ID',
  );
  for (const vpc of state.vpcs.values()) {
    records.set(vpc.defaultNetworkAclId, {
      NetworkAclId: vpc.defaultNetworkAclId,
      VpcId: vpc.VpcId,
      OwnerId: vpc.OwnerId,
      IsDefault: true,
      Associations: state.subnets
        .list()
        .filter(subnet => subnet.VpcId === vpc.VpcId)
        .map(subnet => ({
          NetworkAclAssociationId: subnet.networkAclAssociationId,
          NetworkAclId: vpc.defaultNetworkAclId,
          SubnetId: subnet.SubnetId,
        })),
      Entries: entries(),
      Tags: [],
    });
  }
  return records;
}

export const networkAclOperations: Readonly<Record<string, Operation>> = {
  DescribeNetworkAcls(context, input: DescribeNetworkAclsRequest) {
    authorizeEc2(context, 'DescribeNetworkAcls');
    const { page, NextToken } = describe({
      records: defaultAcls(Ec2State.of(context)),
      ids: input.NetworkAclIds,
      input,
      fields: FIELDS,
    });
    return { NetworkAcls: page, NextToken };
  },
};
