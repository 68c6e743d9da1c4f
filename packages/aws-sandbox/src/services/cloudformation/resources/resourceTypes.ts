import { apiGatewayTypes } from './apigateway/apiGatewayTypes';
import { cognitoTypes } from './cognito/cognitoTypes';
import { wafTypes } from './wafv2/wafTypes';
import { firehoseTypes } from './firehose/firehoseTypes';
import { lambdaTypes } from './lambda/lambdaTypes';
import { backupTypes } from './backup/backupTypes';
import { dynamoDbTypes } from './dynamodb/dynamoDbTypes';
import { ecrTypes } from './ecr/ecrTypes';
import { cloudWatchTypes } from './cloudwatch/cloudWatchTypes';
import { hubTypes } from './ec2/hubTypes';
import { globalAcceleratorTypes } from './globalaccelerator/globalAcceleratorTypes';
import { networkFirewallTypes } from './networkfirewall/networkFirewallTypes';
import { ramTypes } from './ram/ramTypes';
import { defineType } from './ResourceTypeDefinition';
import { ResourceTypeTable } from './ResourceTypeTable';
import { route53Types } from './route53/route53Types';
import { sageMakerTypes } from './sagemaker/sageMakerTypes';
import { stepFunctionsTypes } from './stepfunctions/stepFunctionsTypes';

/**
 * Every resource type that the local AWS has.
 *
 * Properties, replacement, required members and attributes are the registry's, kept in the package's folder
 * `resource-types/`; a row holds what of it is not implemented and, with the reason, what is different here.
 *
 * To add a type: write its file by `scripts/writeResourceTypes.ts AWS::Service::Name`, give it a row (`defineType({})`
 * when nothing is missing) in the table of its area, and list its handler in `resourceHandlers.ts`. A handler with
 * `read` takes part in drift detection.
 */
export const resourceTypes = new ResourceTypeTable({
  'AWS::CDK::Metadata': defineType({
    updates: 'Analytics',
    because: "CDK's own type is not in the registry",
  }),
  'AWS::CloudFormation::WaitConditionHandle': defineType({}),
  'AWS::EC2::EIP': defineType({
    notImplemented:
      'InstanceId PublicIpv4Pool TransferAddress IpamPoolId Address',
  }),
  'AWS::EC2::FlowLog': defineType({
    notImplemented: 'DeliverCrossAccountRole TagFieldSpecifications',
  }),
  'AWS::EC2::InternetGateway': defineType({}),
  'AWS::EC2::NatGateway': defineType({
    notImplemented: `SecondaryAllocationIds SecondaryPrivateIpAddresses SecondaryPrivateIpAddressCount VpcId
      AvailabilityMode AvailabilityZoneAddresses`,
    required: 'SubnetId',
    because: 'gateways of a whole VPC are not implemented',
  }),
  'AWS::EC2::Route': defineType({
    notImplemented: `DestinationIpv6CidrBlock DestinationPrefixListId InstanceId LocalGatewayId CarrierGatewayId
      EgressOnlyInternetGatewayId CoreNetworkArn OdbNetworkArn`,
  }),
  'AWS::EC2::RouteTable': defineType({}),
  'AWS::EC2::SecurityGroup': defineType({
    required: 'VpcId',
    because: 'accounts have no default VPC here',
  }),
  'AWS::EC2::SecurityGroupEgress': defineType({}),
  'AWS::EC2::SecurityGroupIngress': defineType({
    notImplemented:
      'GroupName SourceSecurityGroupName SourceSecurityGroupOwnerId',
    required: 'GroupId',
    because: 'accounts have no default VPC here, so groups go by id',
  }),
  'AWS::EC2::Subnet': defineType({
    notImplemented: `OutpostArn Ipv6Native Ipv6CidrBlock AssignIpv6AddressOnCreation EnableDns64
      PrivateDnsNameOptionsOnLaunch EnableLniAtDeviceIndex Ipv4IpamPoolId Ipv4NetmaskLength Ipv6IpamPoolId
      Ipv6NetmaskLength`,
    required: 'CidrBlock',
    because: 'address pools are not implemented',
  }),
  'AWS::EC2::SubnetRouteTableAssociation': defineType({}),
  'AWS::EC2::VPC': defineType({
    notImplemented: 'Ipv4NetmaskLength Ipv4IpamPoolId VpcEncryptionControl',
    required: 'CidrBlock',
    because: 'address pools are not implemented',
  }),
  'AWS::EC2::VPCEndpoint': defineType({
    notImplemented:
      'IpAddressType ServiceRegion DnsOptions ResourceConfigurationArn ServiceNetworkArn',
    required: 'ServiceName',
    because: 'endpoints of resource configurations are not implemented',
  }),
  'AWS::EC2::VPCGatewayAttachment': defineType({
    notImplemented: 'VpnGatewayId',
    required: 'InternetGatewayId',
    because: 'virtual private gateways are not implemented',
  }),
  'AWS::EFS::AccessPoint': defineType({}),
  'AWS::EFS::FileSystem': defineType({
    notImplemented: 'ReplicationConfiguration FileSystemProtection',
  }),
  'AWS::EFS::MountTarget': defineType({
    notImplemented: 'Ipv6Address IpAddressType',
  }),
  'AWS::EMRServerless::Application': defineType({
    notImplemented: 'IdentityCenterConfiguration',
  }),
  'AWS::IAM::InstanceProfile': defineType({}),
  'AWS::IAM::ManagedPolicy': defineType({
    notImplemented: 'Groups Users',
  }),
  'AWS::IAM::Policy': defineType({
    notImplemented: 'Groups Users',
  }),
  'AWS::IAM::Role': defineType({}),
  'AWS::KMS::Alias': defineType({}),
  'AWS::KMS::Key': defineType({}),
  ...firehoseTypes,
  ...lambdaTypes,
  'AWS::Logs::LogGroup': defineType({
    notImplemented: `DataProtectionPolicy FieldIndexPolicies ResourcePolicyDocument DeletionProtectionEnabled
      BearerTokenAuthenticationEnabled`,
  }),
  'AWS::Logs::ResourcePolicy': defineType({}),
  'AWS::S3::Bucket': defineType({
    notImplemented: `AccelerateConfiguration AnalyticsConfigurations IntelligentTieringConfigurations
      InventoryConfigurations MetricsConfigurations NotificationConfiguration ObjectLockConfiguration
      ReplicationConfiguration WebsiteConfiguration BucketNamespace BucketNamePrefix MetadataTableConfiguration
      MetadataConfiguration AbacStatus`,
  }),
  'AWS::S3::BucketPolicy': defineType({}),
  ...backupTypes,
  ...dynamoDbTypes,
  ...ecrTypes,
  ...globalAcceleratorTypes,
  ...sageMakerTypes,
  ...stepFunctionsTypes,
  'AWS::SSM::Parameter': defineType({
    notImplemented: 'Policies',
  }),
  ...cloudWatchTypes,
  ...hubTypes,
  ...networkFirewallTypes,
  ...ramTypes,
  ...route53Types,
  ...apiGatewayTypes,
  ...cognitoTypes,
  ...wafTypes,
});
