import {
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateDomainCommand,
  DescribeDomainCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { adminSettings } from './adminSettings';
import { eventually } from './eventually';

/** A Studio domain in a network of its own, ready for use. */
export async function createDomain(options: {
  name: string;
  accountId: string;
  region: string;
  executionRoleArn: string;
}): Promise<{
  DomainId: string;
  DomainArn: string;
  vpcId: string;
  subnetId: string;
}> {
  const settings = adminSettings(options.accountId, options.region);
  const ec2 = new EC2Client(settings);
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
  );
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/24' }),
  );
  const sageMaker = new SageMakerClient(settings);
  const { DomainId = '', DomainArn = '' } = await sageMaker.send(
    new CreateDomainCommand({
      DomainName: options.name,
      AuthMode: 'IAM',
      AppNetworkAccessType: 'VpcOnly',
      VpcId: Vpc?.VpcId,
      SubnetIds: [Subnet?.SubnetId ?? ''],
      DefaultUserSettings: { ExecutionRole: options.executionRoleArn },
    }),
  );
  await eventually(async () => {
    const { Status } = await sageMaker.send(
      new DescribeDomainCommand({ DomainId }),
    );
    expect(Status).toBe('InService');
  });
  return {
    DomainId,
    DomainArn,
    vpcId: Vpc?.VpcId ?? '',
    subnetId: Subnet?.SubnetId ?? '',
  };
}
