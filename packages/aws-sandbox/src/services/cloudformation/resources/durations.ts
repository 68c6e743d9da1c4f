/** How long AWS takes over a resource besides what the service itself shows as pending; in seconds of AWS time. */
export interface ResourceDuration {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

const USUAL: ResourceDuration = { create: 5, update: 5, delete: 5 };

/**
 * Types that differ from the usual. Domain, user profile, EMR Serverless application, NAT gateway, interface
 * endpoint, file system and mount target take their time in their own service and are waited for there.
 */
const DURATIONS: Readonly<Record<string, Partial<ResourceDuration>>> = {
  'AWS::CDK::Metadata': { create: 1, update: 1, delete: 1 },
  'AWS::CloudFormation::WaitConditionHandle': {
    create: 1,
    update: 1,
    delete: 1,
  },
  'AWS::EC2::EIP': { create: 10, delete: 5 },
  'AWS::EC2::InternetGateway': { create: 15, delete: 5 },
  'AWS::EC2::NatGateway': { create: 1, delete: 1 },
  'AWS::EC2::VPC': { create: 12, delete: 3 },
  'AWS::EC2::VPCEndpoint': { create: 1, delete: 1 },
  'AWS::EC2::VPCGatewayAttachment': { create: 8, delete: 5 },
  'AWS::EFS::FileSystem': { create: 1, delete: 1 },
  'AWS::EFS::MountTarget': { create: 1, delete: 1 },
  'AWS::EMRServerless::Application': { create: 1, delete: 1 },
  'AWS::IAM::ManagedPolicy': { create: 15, update: 10, delete: 3 },
  'AWS::IAM::Policy': { create: 15, update: 10, delete: 3 },
  'AWS::IAM::Role': { create: 15, update: 10, delete: 3 },
  'AWS::KMS::Key': { create: 15, update: 10, delete: 5 },
  'AWS::Lambda::Function': { create: 1, update: 1, delete: 1 },
  'AWS::SageMaker::Domain': { create: 1, update: 1, delete: 1 },
  'AWS::SageMaker::UserProfile': { create: 1, update: 1, delete: 1 },
};

export function resourceDuration(resourceType: string): ResourceDuration {
  return { ...USUAL, ...DURATIONS[resourceType] };
}
