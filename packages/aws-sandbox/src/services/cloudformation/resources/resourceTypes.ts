import { apiGatewayTypes } from './apigateway/apiGatewayTypes';
import { cognitoTypes } from './cognito/cognitoTypes';
import { wafTypes } from './wafv2/wafTypes';
import { firehoseTypes } from './firehose/firehoseTypes';
import { lambdaTypes } from './lambda/lambdaTypes';
import { backupTypes } from './backup/backupTypes';
import { dynamoDbTypes } from './dynamodb/dynamoDbTypes';
import { ecrTypes } from './ecr/ecrTypes';
import { globalAcceleratorTypes } from './globalaccelerator/globalAcceleratorTypes';
import { defineType, ResourceTypeDefinition } from './ResourceTypeDefinition';
import { sageMakerTypes } from './sagemaker/sageMakerTypes';
import { stepFunctionsTypes } from './stepfunctions/stepFunctionsTypes';

/**
 * Properties, replacement behaviour and attributes of every resource type that the local AWS has.
 *
 * Replacement as in CloudFormation's resource specification; for `AWS::SageMaker::Domain` and
 * `AWS::SageMaker::UserProfile` that includes `Tags`, which are create-only there.
 */
export const resourceTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::CDK::Metadata': defineType({ updates: 'Analytics' }),
  'AWS::CloudFormation::WaitConditionHandle': defineType({}),
  'AWS::EC2::EIP': defineType({
    replaces: 'Domain NetworkBorderGroup',
    updates: 'Tags',
    notImplemented:
      'InstanceId PublicIpv4Pool TransferAddress IpamPoolId Address',
    attributes: 'PublicIp AllocationId',
    tags: 'Tags',
  }),
  'AWS::EC2::FlowLog': defineType({
    required: 'ResourceId ResourceType',
    replaces: `ResourceId ResourceType LogFormat MaxAggregationInterval DestinationOptions LogDestination
      LogDestinationType LogGroupName DeliverLogsPermissionArn TrafficType`,
    updates: 'Tags',
    notImplemented: 'DeliverCrossAccountRole TagFieldSpecifications',
    attributes: 'Id',
    tags: 'Tags',
  }),
  'AWS::EC2::InternetGateway': defineType({
    updates: 'Tags',
    attributes: 'InternetGatewayId',
    tags: 'Tags',
  }),
  'AWS::EC2::NatGateway': defineType({
    required: 'SubnetId',
    replaces: 'SubnetId AllocationId ConnectivityType PrivateIpAddress',
    updates: 'MaxDrainDurationSeconds Tags',
    notImplemented: `SecondaryAllocationIds SecondaryPrivateIpAddresses SecondaryPrivateIpAddressCount VpcId
      AvailabilityMode AvailabilityZoneAddresses`,
    attributes: 'NatGatewayId EniId',
    tags: 'Tags',
  }),
  'AWS::EC2::Route': defineType({
    required: 'RouteTableId',
    replaces: 'RouteTableId DestinationCidrBlock',
    updates:
      'GatewayId NatGatewayId NetworkInterfaceId VpcEndpointId TransitGatewayId VpcPeeringConnectionId',
    notImplemented: `DestinationIpv6CidrBlock DestinationPrefixListId InstanceId LocalGatewayId CarrierGatewayId
      EgressOnlyInternetGatewayId CoreNetworkArn OdbNetworkArn`,
    attributes: 'CidrBlock',
  }),
  'AWS::EC2::RouteTable': defineType({
    required: 'VpcId',
    replaces: 'VpcId',
    updates: 'Tags',
    attributes: 'RouteTableId',
    tags: 'Tags',
  }),
  'AWS::EC2::SecurityGroup': defineType({
    required: 'GroupDescription VpcId',
    replaces: 'GroupDescription GroupName VpcId',
    updates: 'SecurityGroupEgress SecurityGroupIngress Tags',
    attributes: 'GroupId VpcId Id',
    tags: 'Tags',
  }),
  'AWS::EC2::SecurityGroupEgress': defineType({
    required: 'GroupId IpProtocol',
    replaces:
      'GroupId IpProtocol FromPort ToPort CidrIp CidrIpv6 DestinationPrefixListId DestinationSecurityGroupId',
    updates: 'Description',
    attributes: 'Id',
  }),
  'AWS::EC2::SecurityGroupIngress': defineType({
    required: 'GroupId IpProtocol',
    replaces:
      'GroupId IpProtocol FromPort ToPort CidrIp CidrIpv6 SourcePrefixListId SourceSecurityGroupId',
    updates: 'Description',
    notImplemented:
      'GroupName SourceSecurityGroupName SourceSecurityGroupOwnerId',
    attributes: 'Id',
  }),
  'AWS::EC2::Subnet': defineType({
    required: 'VpcId CidrBlock',
    replaces: 'VpcId CidrBlock AvailabilityZone AvailabilityZoneId',
    updates: 'MapPublicIpOnLaunch Tags',
    notImplemented: `OutpostArn Ipv6Native Ipv6CidrBlock AssignIpv6AddressOnCreation EnableDns64
      PrivateDnsNameOptionsOnLaunch EnableLniAtDeviceIndex Ipv4IpamPoolId Ipv4NetmaskLength Ipv6IpamPoolId
      Ipv6NetmaskLength`,
    attributes:
      'SubnetId VpcId CidrBlock AvailabilityZone AvailabilityZoneId NetworkAclAssociationId Ipv6CidrBlocks',
    tags: 'Tags',
  }),
  'AWS::EC2::SubnetRouteTableAssociation': defineType({
    required: 'RouteTableId SubnetId',
    replaces: 'RouteTableId SubnetId',
    attributes: 'Id',
  }),
  'AWS::EC2::VPC': defineType({
    required: 'CidrBlock',
    replaces: 'CidrBlock',
    updates: 'EnableDnsSupport EnableDnsHostnames Tags',
    conditional: 'InstanceTenancy',
    notImplemented: 'Ipv4NetmaskLength Ipv4IpamPoolId VpcEncryptionControl',
    attributes:
      'VpcId CidrBlock CidrBlockAssociations DefaultNetworkAcl DefaultSecurityGroup Ipv6CidrBlocks',
    tags: 'Tags',
  }),
  'AWS::EC2::VPCEndpoint': defineType({
    required: 'VpcId ServiceName',
    replaces: 'VpcId ServiceName VpcEndpointType',
    updates:
      'PrivateDnsEnabled RouteTableIds PolicyDocument SecurityGroupIds SubnetIds Tags',
    notImplemented:
      'IpAddressType ServiceRegion DnsOptions ResourceConfigurationArn ServiceNetworkArn',
    attributes: 'Id CreationTimestamp NetworkInterfaceIds DnsEntries',
    tags: 'Tags',
  }),
  'AWS::EC2::VPCGatewayAttachment': defineType({
    required: 'VpcId InternetGatewayId',
    replaces: 'VpcId',
    updates: 'InternetGatewayId',
    notImplemented: 'VpnGatewayId',
    attributes: 'AttachmentType',
  }),
  'AWS::EFS::AccessPoint': defineType({
    required: 'FileSystemId',
    replaces: 'FileSystemId RootDirectory ClientToken PosixUser',
    updates: 'AccessPointTags',
    attributes: 'AccessPointId Arn',
    tags: 'AccessPointTags',
  }),
  'AWS::EFS::FileSystem': defineType({
    replaces: 'KmsKeyId PerformanceMode Encrypted AvailabilityZoneName',
    updates: `FileSystemTags ProvisionedThroughputInMibps FileSystemPolicy LifecyclePolicies ThroughputMode BackupPolicy
      BypassPolicyLockoutSafetyCheck`,
    notImplemented: 'ReplicationConfiguration FileSystemProtection',
    attributes: 'FileSystemId Arn',
    tags: 'FileSystemTags',
  }),
  'AWS::EFS::MountTarget': defineType({
    required: 'FileSystemId SecurityGroups SubnetId',
    replaces: 'FileSystemId SubnetId IpAddress',
    updates: 'SecurityGroups',
    notImplemented: 'Ipv6Address IpAddressType',
    attributes: 'Id IpAddress',
  }),
  'AWS::EMRServerless::Application': defineType({
    required: 'Type ReleaseLabel',
    replaces: 'Type Name',
    updates:
      'Tags MonitoringConfiguration RuntimeConfiguration InteractiveConfiguration SchedulerConfiguration',
    conditional: `Architecture ReleaseLabel AutoStartConfiguration AutoStopConfiguration InitialCapacity
      MaximumCapacity NetworkConfiguration ImageConfiguration WorkerTypeSpecifications`,
    notImplemented: 'IdentityCenterConfiguration',
    attributes: 'ApplicationId Arn',
    tags: 'Tags',
  }),
  'AWS::IAM::ManagedPolicy': defineType({
    required: 'PolicyDocument',
    replaces: 'ManagedPolicyName Path Description',
    updates: 'PolicyDocument Roles',
    notImplemented: 'Groups Users',
    attributes:
      'PolicyArn PolicyId DefaultVersionId IsAttachable AttachmentCount',
  }),
  'AWS::IAM::Policy': defineType({
    required: 'PolicyName PolicyDocument',
    updates: 'PolicyName PolicyDocument Roles',
    notImplemented: 'Groups Users',
    attributes: 'Id',
  }),
  'AWS::IAM::Role': defineType({
    required: 'AssumeRolePolicyDocument',
    replaces: 'Path RoleName',
    updates: `AssumeRolePolicyDocument Description ManagedPolicyArns MaxSessionDuration PermissionsBoundary Policies
      Tags`,
    attributes: 'Arn RoleId',
    tags: 'Tags',
  }),
  'AWS::KMS::Alias': defineType({
    required: 'AliasName TargetKeyId',
    replaces: 'AliasName',
    updates: 'TargetKeyId',
  }),
  'AWS::KMS::Key': defineType({
    updates: `BypassPolicyLockoutSafetyCheck Description Enabled EnableKeyRotation KeyPolicy KeySpec KeyUsage
      MultiRegion Origin PendingWindowInDays RotationPeriodInDays Tags`,
    attributes: 'Arn KeyId',
    tags: 'Tags',
  }),
  ...firehoseTypes,
  ...lambdaTypes,
  'AWS::Logs::LogGroup': defineType({
    replaces: 'LogGroupName',
    updates: 'KmsKeyId LogGroupClass RetentionInDays Tags',
    notImplemented: `DataProtectionPolicy FieldIndexPolicies ResourcePolicyDocument DeletionProtectionEnabled
      BearerTokenAuthenticationEnabled`,
    attributes: 'Arn',
    tags: 'Tags',
  }),
  'AWS::Logs::ResourcePolicy': defineType({
    required: 'PolicyName PolicyDocument',
    replaces: 'PolicyName',
    updates: 'PolicyDocument',
  }),
  'AWS::S3::Bucket': defineType({
    replaces: 'BucketName ObjectLockEnabled',
    updates: `AccessControl BucketEncryption CorsConfiguration LifecycleConfiguration LoggingConfiguration
      OwnershipControls PublicAccessBlockConfiguration Tags VersioningConfiguration`,
    notImplemented: `AccelerateConfiguration AnalyticsConfigurations IntelligentTieringConfigurations
      InventoryConfigurations MetricsConfigurations NotificationConfiguration ObjectLockConfiguration
      ReplicationConfiguration WebsiteConfiguration BucketNamespace BucketNamePrefix MetadataTableConfiguration
      MetadataConfiguration AbacStatus`,
    attributes:
      'Arn DomainName DualStackDomainName RegionalDomainName WebsiteURL',
    tags: 'Tags',
  }),
  'AWS::S3::BucketPolicy': defineType({
    required: 'Bucket PolicyDocument',
    replaces: 'Bucket',
    updates: 'PolicyDocument',
  }),
  ...backupTypes,
  ...dynamoDbTypes,
  ...ecrTypes,
  ...globalAcceleratorTypes,
  ...sageMakerTypes,
  ...stepFunctionsTypes,
  'AWS::SSM::Parameter': defineType({
    required: 'Type Value',
    replaces: 'Name',
    updates: 'AllowedPattern DataType Description Tier Type Value Tags',
    notImplemented: 'Policies',
    attributes: 'Type Value Arn',
    tags: 'Tags',
  }),
  ...apiGatewayTypes,
  ...cognitoTypes,
  ...wafTypes,
};
