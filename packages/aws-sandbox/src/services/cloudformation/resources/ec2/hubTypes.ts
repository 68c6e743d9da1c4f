import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of EC2 that connect networks, and the machines in them. */
export const hubTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::EC2::DHCPOptions': defineType({}),
  'AWS::EC2::GatewayRouteTableAssociation': defineType({}),
  'AWS::EC2::Instance': defineType({
    notImplemented: `AdditionalInfo Affinity CpuOptions CreditSpecification ElasticGpuSpecifications
      ElasticInferenceAccelerators EnclaveOptions HibernationOptions HostId HostResourceGroupArn
      InstanceInitiatedShutdownBehavior Ipv6AddressCount Ipv6Addresses KernelId LaunchTemplate
      LicenseSpecifications NetworkInterfaces PlacementGroupName PrivateDnsNameOptions RamdiskId
      SecurityGroups SsmAssociations Tenancy Volumes`,
    required: 'SubnetId ImageId',
    because: 'accounts have no default VPC and no launch templates here',
  }),
  'AWS::EC2::TransitGateway': defineType({
    notImplemented:
      'AssociationDefaultRouteTableId EncryptionSupport PropagationDefaultRouteTableId',
  }),
  'AWS::EC2::TransitGatewayAttachment': defineType({}),
  'AWS::EC2::TransitGatewayRoute': defineType({}),
  'AWS::EC2::TransitGatewayRouteTable': defineType({}),
  'AWS::EC2::TransitGatewayRouteTableAssociation': defineType({}),
  'AWS::EC2::TransitGatewayRouteTablePropagation': defineType({}),
  'AWS::EC2::TransitGatewayVpcAttachment': defineType({
    notImplemented: 'AddSubnetIds RemoveSubnetIds',
  }),
  'AWS::EC2::VPCDHCPOptionsAssociation': defineType({}),
};
