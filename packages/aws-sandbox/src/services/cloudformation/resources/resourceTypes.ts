/** What happens to a resource when the property changes. */
export type UpdateBehaviour = 'update' | 'replace' | 'conditional';

/** What CloudFormation knows about a resource type. */
export interface ResourceTypeDefinition {
  readonly properties: ReadonlyMap<string, UpdateBehaviour>;
  readonly required: readonly string[];
  /** Properties that AWS has and the local AWS refuses by name. */
  readonly notImplemented: readonly string[];
  /** Names that `Fn::GetAtt` takes. */
  readonly attributes: readonly string[];
  /** Property that holds the tags; stack tags go there too. */
  readonly tagProperty?: string;
}

interface Row {
  required?: string;
  /** A change makes a new physical resource. */
  replaces?: string;
  /** A change is made in place. */
  updates?: string;
  /** AWS tells only at run time; made in place here. */
  conditional?: string;
  notImplemented?: string;
  attributes?: string;
  tags?: string;
}

function words(text: string = ''): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function define(row: Row): ResourceTypeDefinition {
  const rules: [string, UpdateBehaviour][] = [
    ...words(row.replaces).map((name): [string, UpdateBehaviour] => [
      name,
      'replace',
    ]),
    ...words(row.updates).map((name): [string, UpdateBehaviour] => [
      name,
      'update',
    ]),
    ...words(row.conditional).map((name): [string, UpdateBehaviour] => [
      name,
      'conditional',
    ]),
  ];
  return {
    properties: new Map(rules),
    required: words(row.required),
    notImplemented: words(row.notImplemented),
    attributes: words(row.attributes),
    tagProperty: row.tags,
  };
}

/**
 * Properties, replacement behaviour and attributes of every resource type that the local AWS has.
 *
 * Replacement as in CloudFormation's resource specification; for `AWS::SageMaker::Domain` and
 * `AWS::SageMaker::UserProfile` that includes `Tags`, which are create-only there.
 */
export const resourceTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::CDK::Metadata': define({ updates: 'Analytics' }),
  'AWS::CloudFormation::WaitConditionHandle': define({}),
  'AWS::EC2::EIP': define({
    replaces: 'Domain NetworkBorderGroup',
    updates: 'Tags',
    notImplemented:
      'InstanceId PublicIpv4Pool TransferAddress IpamPoolId Address',
    attributes: 'PublicIp AllocationId',
    tags: 'Tags',
  }),
  'AWS::EC2::FlowLog': define({
    required: 'ResourceId ResourceType',
    replaces: `ResourceId ResourceType LogFormat MaxAggregationInterval DestinationOptions LogDestination
      LogDestinationType LogGroupName DeliverLogsPermissionArn TrafficType`,
    updates: 'Tags',
    notImplemented: 'DeliverCrossAccountRole TagFieldSpecifications',
    attributes: 'Id',
    tags: 'Tags',
  }),
  'AWS::EC2::InternetGateway': define({
    updates: 'Tags',
    attributes: 'InternetGatewayId',
    tags: 'Tags',
  }),
  'AWS::EC2::NatGateway': define({
    required: 'SubnetId',
    replaces: 'SubnetId AllocationId ConnectivityType PrivateIpAddress',
    updates: 'MaxDrainDurationSeconds Tags',
    notImplemented: `SecondaryAllocationIds SecondaryPrivateIpAddresses SecondaryPrivateIpAddressCount VpcId
      AvailabilityMode AvailabilityZoneAddresses`,
    attributes: 'NatGatewayId EniId',
    tags: 'Tags',
  }),
  'AWS::EC2::Route': define({
    required: 'RouteTableId',
    replaces: 'RouteTableId DestinationCidrBlock',
    updates:
      'GatewayId NatGatewayId NetworkInterfaceId VpcEndpointId TransitGatewayId VpcPeeringConnectionId',
    notImplemented: `DestinationIpv6CidrBlock DestinationPrefixListId InstanceId LocalGatewayId CarrierGatewayId
      EgressOnlyInternetGatewayId CoreNetworkArn OdbNetworkArn`,
    attributes: 'CidrBlock',
  }),
  'AWS::EC2::RouteTable': define({
    required: 'VpcId',
    replaces: 'VpcId',
    updates: 'Tags',
    attributes: 'RouteTableId',
    tags: 'Tags',
  }),
  'AWS::EC2::SecurityGroup': define({
    required: 'GroupDescription VpcId',
    replaces: 'GroupDescription GroupName VpcId',
    updates: 'SecurityGroupEgress SecurityGroupIngress Tags',
    attributes: 'GroupId VpcId Id',
    tags: 'Tags',
  }),
  'AWS::EC2::SecurityGroupEgress': define({
    required: 'GroupId IpProtocol',
    replaces:
      'GroupId IpProtocol FromPort ToPort CidrIp CidrIpv6 DestinationPrefixListId DestinationSecurityGroupId',
    updates: 'Description',
    attributes: 'Id',
  }),
  'AWS::EC2::SecurityGroupIngress': define({
    required: 'GroupId IpProtocol',
    replaces:
      'GroupId IpProtocol FromPort ToPort CidrIp CidrIpv6 SourcePrefixListId SourceSecurityGroupId',
    updates: 'Description',
    notImplemented:
      'GroupName SourceSecurityGroupName SourceSecurityGroupOwnerId',
    attributes: 'Id',
  }),
  'AWS::EC2::Subnet': define({
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
  'AWS::EC2::SubnetRouteTableAssociation': define({
    required: 'RouteTableId SubnetId',
    replaces: 'RouteTableId SubnetId',
    attributes: 'Id',
  }),
  'AWS::EC2::VPC': define({
    required: 'CidrBlock',
    replaces: 'CidrBlock',
    updates: 'EnableDnsSupport EnableDnsHostnames Tags',
    conditional: 'InstanceTenancy',
    notImplemented: 'Ipv4NetmaskLength Ipv4IpamPoolId VpcEncryptionControl',
    attributes:
      'VpcId CidrBlock CidrBlockAssociations DefaultNetworkAcl DefaultSecurityGroup Ipv6CidrBlocks',
    tags: 'Tags',
  }),
  'AWS::EC2::VPCEndpoint': define({
    required: 'VpcId ServiceName',
    replaces: 'VpcId ServiceName VpcEndpointType',
    updates:
      'PrivateDnsEnabled RouteTableIds PolicyDocument SecurityGroupIds SubnetIds Tags',
    notImplemented:
      'IpAddressType ServiceRegion DnsOptions ResourceConfigurationArn ServiceNetworkArn',
    attributes: 'Id CreationTimestamp NetworkInterfaceIds DnsEntries',
    tags: 'Tags',
  }),
  'AWS::EC2::VPCGatewayAttachment': define({
    required: 'VpcId InternetGatewayId',
    replaces: 'VpcId',
    updates: 'InternetGatewayId',
    notImplemented: 'VpnGatewayId',
    attributes: 'AttachmentType',
  }),
  'AWS::EFS::AccessPoint': define({
    required: 'FileSystemId',
    replaces: 'FileSystemId RootDirectory ClientToken PosixUser',
    updates: 'AccessPointTags',
    attributes: 'AccessPointId Arn',
    tags: 'AccessPointTags',
  }),
  'AWS::EFS::FileSystem': define({
    replaces: 'KmsKeyId PerformanceMode Encrypted AvailabilityZoneName',
    updates: `FileSystemTags ProvisionedThroughputInMibps FileSystemPolicy LifecyclePolicies ThroughputMode BackupPolicy
      BypassPolicyLockoutSafetyCheck`,
    notImplemented: 'ReplicationConfiguration FileSystemProtection',
    attributes: 'FileSystemId Arn',
    tags: 'FileSystemTags',
  }),
  'AWS::EFS::MountTarget': define({
    required: 'FileSystemId SecurityGroups SubnetId',
    replaces: 'FileSystemId SubnetId IpAddress',
    updates: 'SecurityGroups',
    notImplemented: 'Ipv6Address IpAddressType',
    attributes: 'Id IpAddress',
  }),
  'AWS::EMRServerless::Application': define({
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
  'AWS::IAM::ManagedPolicy': define({
    required: 'PolicyDocument',
    replaces: 'ManagedPolicyName Path Description',
    updates: 'PolicyDocument Roles',
    notImplemented: 'Groups Users',
    attributes:
      'PolicyArn PolicyId DefaultVersionId IsAttachable AttachmentCount',
  }),
  'AWS::IAM::Policy': define({
    required: 'PolicyName PolicyDocument',
    updates: 'PolicyName PolicyDocument Roles',
    notImplemented: 'Groups Users',
    attributes: 'Id',
  }),
  'AWS::IAM::Role': define({
    required: 'AssumeRolePolicyDocument',
    replaces: 'Path RoleName',
    updates: `AssumeRolePolicyDocument Description ManagedPolicyArns MaxSessionDuration PermissionsBoundary Policies
      Tags`,
    attributes: 'Arn RoleId',
    tags: 'Tags',
  }),
  'AWS::KMS::Alias': define({
    required: 'AliasName TargetKeyId',
    replaces: 'AliasName',
    updates: 'TargetKeyId',
  }),
  'AWS::KMS::Key': define({
    updates: `BypassPolicyLockoutSafetyCheck Description Enabled EnableKeyRotation KeyPolicy KeySpec KeyUsage
      MultiRegion Origin PendingWindowInDays RotationPeriodInDays Tags`,
    attributes: 'Arn KeyId',
    tags: 'Tags',
  }),
  'AWS::Logs::LogGroup': define({
    replaces: 'LogGroupName',
    updates: 'KmsKeyId LogGroupClass RetentionInDays Tags',
    notImplemented: `DataProtectionPolicy FieldIndexPolicies ResourcePolicyDocument DeletionProtectionEnabled
      BearerTokenAuthenticationEnabled`,
    attributes: 'Arn',
    tags: 'Tags',
  }),
  'AWS::S3::Bucket': define({
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
  'AWS::S3::BucketPolicy': define({
    required: 'Bucket PolicyDocument',
    replaces: 'Bucket',
    updates: 'PolicyDocument',
  }),
  'AWS::SageMaker::Domain': define({
    required: 'AuthMode DefaultUserSettings DomainName',
    replaces:
      'AppNetworkAccessType AuthMode DomainName KmsKeyId SubnetIds Tags VpcId',
    updates: `AppSecurityGroupManagement DefaultSpaceSettings DefaultUserSettings DomainSettings
      HomeEfsFileSystemCreation TagPropagation`,
    attributes: `DomainArn DomainId HomeEfsFileSystemId SecurityGroupIdForDomainBoundary SingleSignOnApplicationArn
      SingleSignOnManagedApplicationInstanceId Url`,
    tags: 'Tags',
  }),
  'AWS::SageMaker::UserProfile': define({
    required: 'DomainId UserProfileName',
    replaces:
      'DomainId SingleSignOnUserIdentifier SingleSignOnUserValue Tags UserProfileName',
    updates: 'UserSettings',
    attributes: 'UserProfileArn',
    tags: 'Tags',
  }),
  'AWS::SSM::Parameter': define({
    required: 'Type Value',
    replaces: 'Name',
    updates: 'AllowedPattern DataType Description Tier Type Value Tags',
    notImplemented: 'Policies',
    attributes: 'Type Value Arn',
    tags: 'Tags',
  }),
};
