import {
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateDomainCommand,
  CreateDomainCommandInput,
  CreateUserProfileCommand,
  CreateUserProfileCommandInput,
  DescribeDomainCommand,
  DescribeDomainResponse,
  DescribeUserProfileCommand,
  DescribeUserProfileResponse,
} from '@aws-sdk/client-sagemaker';
import { Quota, QUOTAS } from '../services/servicequotas';
import {
  eventually,
  policy,
  SPOKE,
  TestSandbox,
  Wait,
} from './startTestSandbox';

/** A role that SageMaker may take, in the spoke account of {@link StudioWorld}. */
export const EXECUTION_ROLE = `arn:aws:iam::${SPOKE}:role/AmazonSageMaker-execution`;

/** An image of AWS for apps of JupyterLab and Code Editor. */
export const IMAGE_ARN =
  'arn:aws:sagemaker:eu-west-1:819792524951:image/sagemaker-distribution-cpu';

/** What a Studio domain needs around it, and short ways to make domains and profiles. */
export interface StudioWorld {
  network: { VpcId: string; SubnetIds: string[] };
  domainInput(
    change?: Partial<CreateDomainCommandInput>,
  ): CreateDomainCommandInput;
  /** Makes a domain and waits for it. @returns its id */
  createDomain(change?: Partial<CreateDomainCommandInput>): Promise<string>;
  domainReaches(
    domainId: string,
    status: string,
  ): Promise<DescribeDomainResponse>;
  /** Makes a profile and waits for it. */
  createProfile(
    domainId: string,
    name: string,
    rest?: Partial<CreateUserProfileCommandInput>,
  ): Promise<{ DomainId: string; UserProfileName: string }>;
  profileReaches(
    domainId: string,
    name: string,
    status: string,
  ): Promise<DescribeUserProfileResponse>;
}

/** What tests of Studio need more of than a new account has. */
const RAISED: ReadonlyArray<readonly [Quota, number]> = [
  [QUOTAS.sageMaker.domains, 50],
  [QUOTAS.sageMaker.userProfiles, 500],
  [QUOTAS.sageMaker.spaces, 500],
  [QUOTAS.sageMaker.spaceVolumes, 5000],
  [QUOTAS.sageMaker.jupyterLabOnT3Medium, 50],
];

/** Raises Studio's quotas of the spoke account. */
export async function raiseStudioQuotas(sandbox: TestSandbox): Promise<void> {
  for (const [{ serviceCode, quotaCode }, value] of RAISED) {
    await sandbox.control('PUT', 'quotas', {
      accountId: SPOKE,
      region: 'eu-west-1',
      serviceCode,
      quotaCode,
      value,
    });
  }
}

/**
 * Puts network and execution role for Studio into the spoke account, and raises its quotas.
 *
 * @param wait how to wait for a state; by default the time passes by itself
 */
export async function createStudioWorld(
  sandbox: TestSandbox,
  wait: Wait = eventually,
): Promise<StudioWorld> {
  const admin = sandbox.admin(SPOKE);
  const { iam, sageMaker } = sandbox.clients(admin);
  await raiseStudioQuotas(sandbox);
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'AmazonSageMaker-execution',
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'sagemaker.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': SPOKE } },
      }),
    }),
  );
  const ec2 = new EC2Client(sandbox.config(admin));
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
  );
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({ VpcId: Vpc!.VpcId, CidrBlock: '10.0.0.0/24' }),
  );
  const network = { VpcId: Vpc!.VpcId!, SubnetIds: [Subnet!.SubnetId!] };
  let names = 0;

  const world: StudioWorld = {
    network,
    domainInput: change => ({
      DomainName: `domain-${(names += 1)}`,
      AuthMode: 'IAM',
      AppNetworkAccessType: 'VpcOnly',
      DefaultUserSettings: { ExecutionRole: EXECUTION_ROLE },
      ...network,
      ...change,
    }),
    async createDomain(change) {
      const { DomainArn } = await sageMaker.send(
        new CreateDomainCommand(world.domainInput(change)),
      );
      const domainId = DomainArn!.split('/')[1];
      await world.domainReaches(domainId, 'InService');
      return domainId;
    },
    domainReaches: (DomainId, status) =>
      wait(
        () => sageMaker.send(new DescribeDomainCommand({ DomainId })),
        ({ Status }) => Status === status,
      ),
    async createProfile(DomainId, UserProfileName, rest = {}) {
      await sageMaker.send(
        new CreateUserProfileCommand({ DomainId, UserProfileName, ...rest }),
      );
      await world.profileReaches(DomainId, UserProfileName, 'InService');
      return { DomainId, UserProfileName };
    },
    profileReaches: (DomainId, UserProfileName, status) =>
      wait(
        () =>
          sageMaker.send(
            new DescribeUserProfileCommand({ DomainId, UserProfileName }),
          ),
        ({ Status }) => Status === status,
      ),
  };
  return world;
}
