/** A tag as EC2 has it. */
export interface Tag {
  Key: string;
  Value: string;
}

/** What every tagged record has. */
export interface Tagged {
  Tags: Tag[];
}

export interface Vpc extends Tagged {
  VpcId: string;
  CidrBlock: string;
  State: 'available';
  InstanceTenancy: string;
  IsDefault: boolean;
  OwnerId: string;
  DhcpOptionsId: string;
  CidrBlockAssociationSet: {
    AssociationId: string;
    CidrBlock: string;
    CidrBlockState: { State: string };
  }[];
  enableDnsSupport: boolean;
  enableDnsHostnames: boolean;
  defaultNetworkAclId: string;
}

export interface Subnet extends Tagged {
  SubnetId: string;
  SubnetArn: string;
  VpcId: string;
  CidrBlock: string;
  AvailabilityZone: string;
  AvailabilityZoneId: string;
  MapPublicIpOnLaunch: boolean;
  State: 'available';
  OwnerId: string;
  DefaultForAz: boolean;
  networkAclAssociationId: string;
}

export interface Route {
  DestinationCidrBlock: string;
  GatewayId?: string;
  NatGatewayId?: string;
  NetworkInterfaceId?: string;
  TransitGatewayId?: string;
  VpcPeeringConnectionId?: string;
  DestinationPrefixListId?: string;
  Origin: 'CreateRouteTable' | 'CreateRoute';
  State: 'active' | 'blackhole';
}

export interface RouteTableAssociation {
  RouteTableAssociationId: string;
  RouteTableId: string;
  SubnetId?: string;
  /** An internet gateway whose incoming packets the table routes. */
  GatewayId?: string;
  Main: boolean;
  AssociationState: { State: string };
}

export interface RouteTable extends Tagged {
  RouteTableId: string;
  VpcId: string;
  OwnerId: string;
  Routes: Route[];
  Associations: RouteTableAssociation[];
}

export interface InternetGateway extends Tagged {
  InternetGatewayId: string;
  OwnerId: string;
  Attachments: { VpcId: string; State: string }[];
}

export interface Address extends Tagged {
  AllocationId: string;
  PublicIp: string;
  Domain: 'vpc';
  NetworkBorderGroup: string;
  PublicIpv4Pool: string;
  allocatedAt: Date;
  AssociationId?: string;
  NetworkInterfaceId?: string;
  PrivateIpAddress?: string;
}

export interface NatGateway extends Tagged {
  NatGatewayId: string;
  VpcId: string;
  SubnetId: string;
  State: 'pending' | 'available' | 'deleting' | 'deleted' | 'failed';
  ConnectivityType: string;
  CreateTime: Date;
  DeleteTime?: Date;
  FailureCode?: string;
  FailureMessage?: string;
  NatGatewayAddresses: {
    AllocationId?: string;
    PublicIp?: string;
    PrivateIp: string;
    NetworkInterfaceId: string;
    IsPrimary: boolean;
    Status: string;
  }[];
}

/** One direction of one rule: protocol, ports and exactly one peer. */
export interface SecurityGroupRule extends Tagged {
  SecurityGroupRuleId: string;
  SecurityGroupRuleArn: string;
  GroupId: string;
  GroupOwnerId: string;
  IsEgress: boolean;
  IpProtocol: string;
  FromPort: number;
  ToPort: number;
  CidrIpv4?: string;
  CidrIpv6?: string;
  PrefixListId?: string;
  ReferencedGroupInfo?: { GroupId: string; UserId: string };
  Description?: string;
}

export interface SecurityGroup extends Tagged {
  GroupId: string;
  GroupName: string;
  Description: string;
  VpcId: string;
  OwnerId: string;
  SecurityGroupArn: string;
  rules: SecurityGroupRule[];
}

export interface VpcEndpoint extends Tagged {
  VpcEndpointId: string;
  VpcEndpointType: 'Interface' | 'Gateway' | 'GatewayLoadBalancer';
  VpcId: string;
  ServiceName: string;
  /** Lower case on the wire, whatever the API reference says. */
  State: 'pending' | 'available' | 'deleting' | 'failed';
  /** Why it failed. */
  LastError?: { Code: string; Message: string };
  PolicyDocument: string;
  RouteTableIds: string[];
  SubnetIds: string[];
  Groups: { GroupId: string; GroupName: string }[];
  PrivateDnsEnabled: boolean;
  RequesterManaged: boolean;
  NetworkInterfaceIds: string[];
  DnsEntries: { DnsName: string; HostedZoneId: string }[];
  CreationTimestamp: Date;
  OwnerId: string;
}

export interface FlowLog extends Tagged {
  FlowLogId: string;
  FlowLogStatus: 'ACTIVE';
  ResourceId: string;
  TrafficType: string;
  LogDestinationType: string;
  LogDestination?: string;
  LogGroupName?: string;
  DeliverLogsPermissionArn?: string;
  DeliverLogsStatus: 'SUCCESS';
  LogFormat: string;
  MaxAggregationInterval: number;
  CreationTime: Date;
}

export interface NetworkInterface {
  NetworkInterfaceId: string;
  SubnetId: string;
  VpcId: string;
  AvailabilityZone: string;
  OwnerId: string;
  Description: string;
  InterfaceType: string;
  PrivateIpAddress: string;
  PrivateIpAddresses: { Primary: boolean; PrivateIpAddress: string }[];
  Groups: { GroupId: string; GroupName: string }[];
  /** Set when an AWS service made it and only that service may remove it. */
  RequesterId?: string;
  RequesterManaged: boolean;
  Status: 'in-use' | 'available';
  TagSet: Tag[];
}

export interface DhcpOptions extends Tagged {
  DhcpOptionsId: string;
  OwnerId: string;
  DhcpConfigurations: { Key: string; Values: { Value: string }[] }[];
}

/** A machine that computes nothing. */
export interface Instance extends Tagged {
  InstanceId: string;
  ImageId: string;
  InstanceType: string;
  State: {
    Code: number;
    Name:
      | 'pending'
      | 'running'
      | 'shutting-down'
      | 'terminated'
      | 'stopping'
      | 'stopped';
  };
  SubnetId: string;
  VpcId: string;
  PrivateIpAddress: string;
  PrivateDnsName: string;
  PublicIpAddress?: string;
  LaunchTime: Date;
  KeyName?: string;
  Placement: { AvailabilityZone: string; Tenancy: string };
  SecurityGroups: { GroupId: string; GroupName: string }[];
  IamInstanceProfile?: { Arn: string; Id: string };
  MetadataOptions: {
    HttpTokens: string;
    HttpPutResponseHopLimit: number;
    HttpEndpoint: string;
    State: string;
  };
  BlockDeviceMappings: {
    DeviceName: string;
    Ebs: {
      VolumeId: string;
      Status: string;
      AttachTime: Date;
      DeleteOnTermination: boolean;
    };
  }[];
  EbsOptimized: boolean;
  NetworkInterfaceId: string;
  userData?: string;
  disableApiTermination: boolean;
}
