import type { StandingPrice } from './prices';

/** A CloudFormation resource, as far as its cost depends on it. */
export interface CostedResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/**
 * How a kind of resource is paid for while nobody uses it: so many units of a price, only when it is used or holds data
 * (`byUse`), or never (`free`). Undefined when there is no price for it.
 */
export type StandingCost =
  | { readonly price: StandingPrice; readonly count: number }
  | 'byUse'
  | 'free'
  | undefined;

type CostRule = (properties: Readonly<Record<string, unknown>>) => StandingCost;

function tableCost(
  properties: Readonly<Record<string, unknown>>,
): StandingCost {
  return properties.BillingMode === 'PAY_PER_REQUEST' ? 'byUse' : undefined;
}

const one =
  (price: StandingPrice): CostRule =>
  () => ({ price, count: 1 });

/** One unit for every member of a list; no price when the list is only known to CloudFormation. */
const each =
  (price: StandingPrice, list: string): CostRule =>
  properties => {
    const members = properties[list];
    return Array.isArray(members)
      ? { price, count: members.length }
      : undefined;
  };

const interfaceEndpoint = each('interfaceEndpoint', 'SubnetIds');

// EMR Serverless bills workers; those kept ready beforehand only while the application is started.
const RULES: Readonly<Record<string, CostRule>> = {
  'AWS::EC2::NatGateway': one('natGateway'),
  'AWS::EC2::EIP': one('publicAddress'),
  'AWS::EC2::TransitGatewayAttachment': one('transitGatewayAttachment'),
  'AWS::EC2::VPCEndpoint': properties => {
    // Without a type it is a gateway endpoint.
    const { VpcEndpointType: type = 'Gateway' } = properties;
    if (type === 'Gateway') return 'free';
    return type === 'Interface' ? interfaceEndpoint(properties) : undefined;
  },
  'AWS::KMS::Key': one('key'),
  'AWS::NetworkFirewall::Firewall': each('firewallEndpoint', 'SubnetMappings'),
  // Parameters of the other tiers are paid for.
  'AWS::SSM::Parameter': ({ Tier: tier = 'Standard' }) =>
    tier === 'Standard' ? 'free' : undefined,
  // On demand a table costs what is read, written and kept; provisioned throughput is paid for all the time.
  'AWS::DynamoDB::Table': tableCost,
  'AWS::DynamoDB::GlobalTable': tableCost,
};

/** Billed by work done or data kept; an idle, empty one costs nothing. */
const BY_USE = new Set([
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::ECR::Repository',
  'AWS::ECR::ReplicationConfiguration',
  'AWS::EFS::FileSystem',
  'AWS::EMRServerless::Application',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SageMaker::Domain',
  'AWS::StepFunctions::StateMachine',
]);

/** Parts of other things that AWS does not bill by themselves. */
const FREE = new Set([
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::Resource',
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupSelection',
  'AWS::CDK::Metadata',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::EC2::FlowLog',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::Route',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EFS::AccessPoint',
  'AWS::EFS::MountTarget',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::Lambda::Permission',
  'AWS::S3::BucketPolicy',
  'AWS::SageMaker::StudioLifecycleConfig',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACLAssociation',
]);

/** How a resource is paid for while nobody uses it. */
export function standingCost(resource: CostedResource): StandingCost {
  const { Type: type, Properties: properties = {} } = resource;
  if (Object.hasOwn(RULES, type)) return RULES[type](properties);
  if (BY_USE.has(type)) return 'byUse';
  // A custom resource runs when the stack changes.
  return FREE.has(type) || type.startsWith('Custom::') ? 'free' : undefined;
}
