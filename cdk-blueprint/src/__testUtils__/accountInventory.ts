import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { DescribeFileSystemsCommand, EFSClient } from '@aws-sdk/client-efs';
import {
  EMRServerlessClient,
  ListApplicationsCommand,
} from '@aws-sdk/client-emr-serverless';
import {
  IAMClient,
  ListPoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  ListDomainsCommand,
  ListStudioLifecycleConfigsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { AwsCredentialIdentity } from '@smithy/types';

/** Configuration of the clients. */
interface ClientConfig {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: AwsCredentialIdentity;
}

/** Ids of what there is, by kind. */
export type AccountInventory = Readonly<Record<string, readonly string[]>>;

/**
 * Everything in one account and region that an environment could leave behind. What takes days to go and is on its way
 * (keys) is not in it, nor what AWS keeps of what is gone.
 */
export async function accountInventory(
  config: ClientConfig,
): Promise<AccountInventory> {
  const lists = { ...network(config), ...data(config), ...compute(config) };
  const entries = await Promise.all(
    Object.entries(lists).map(async ([kind, list]) => [
      kind,
      (await list()).map(String).sort(),
    ]),
  );
  return Object.fromEntries(entries);
}

type Lists = Record<string, () => Promise<(string | undefined)[]>>;

function network(config: ClientConfig): Lists {
  const ec2 = new EC2Client(config);
  return {
    networks: async () =>
      (await ec2.send(new DescribeVpcsCommand({}))).Vpcs!.map(
        ({ VpcId }) => VpcId,
      ),
    subnets: async () =>
      (await ec2.send(new DescribeSubnetsCommand({}))).Subnets!.map(
        ({ SubnetId }) => SubnetId,
      ),
    groups: async () =>
      (
        await ec2.send(new DescribeSecurityGroupsCommand({}))
      ).SecurityGroups!.map(({ GroupName }) => GroupName),
    interfaces: async () =>
      (
        await ec2.send(new DescribeNetworkInterfacesCommand({}))
      ).NetworkInterfaces!.map(({ Description }) => Description),
    endpoints: async () =>
      (await ec2.send(new DescribeVpcEndpointsCommand({})))
        .VpcEndpoints!.filter(
          ({ State }) => `${State}`.toLowerCase() !== 'deleted',
        )
        .map(({ ServiceName }) => ServiceName),
    gateways: async () =>
      (await ec2.send(new DescribeNatGatewaysCommand({})))
        .NatGateways!.filter(({ State }) => State !== 'deleted')
        .map(({ NatGatewayId }) => NatGatewayId),
    addresses: async () =>
      (await ec2.send(new DescribeAddressesCommand({}))).Addresses!.map(
        ({ AllocationId }) => AllocationId,
      ),
  };
}

function data(config: ClientConfig): Lists {
  const efs = new EFSClient(config);
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const logs = new CloudWatchLogsClient(config);
  return {
    fileSystems: async () =>
      (await efs.send(new DescribeFileSystemsCommand({}))).FileSystems!.map(
        ({ FileSystemId }) => FileSystemId,
      ),
    buckets: async () =>
      (await s3.send(new ListBucketsCommand({}))).Buckets!.map(
        ({ Name }) => Name,
      ),
    logGroups: async () =>
      (await logs.send(new DescribeLogGroupsCommand({}))).logGroups!.map(
        ({ logGroupName }) => logGroupName,
      ),
  };
}

function compute(config: ClientConfig): Lists {
  const sageMaker = new SageMakerClient(config);
  const emr = new EMRServerlessClient(config);
  const iam = new IAMClient(config);
  const lambda = new LambdaClient(config);
  const states = new SFNClient(config);
  return {
    domains: async () =>
      (await sageMaker.send(new ListDomainsCommand({}))).Domains!.map(
        ({ DomainId }) => DomainId,
      ),
    scripts: async () =>
      (
        await sageMaker.send(new ListStudioLifecycleConfigsCommand({}))
      ).StudioLifecycleConfigs!.map(
        ({ StudioLifecycleConfigName }) => StudioLifecycleConfigName,
      ),
    applications: async () =>
      (await emr.send(new ListApplicationsCommand({})))
        .applications!.filter(({ state }) => state !== 'TERMINATED')
        .map(({ name }) => name),
    roles: async () =>
      (await iam.send(new ListRolesCommand({ MaxItems: 1000 }))).Roles!.map(
        ({ RoleName }) => RoleName,
      ),
    policies: async () =>
      (
        await iam.send(new ListPoliciesCommand({ Scope: 'Local' }))
      ).Policies!.map(({ PolicyName }) => PolicyName),
    functions: async () =>
      (
        await lambda.send(new ListFunctionsCommand({ MaxItems: 50 }))
      ).Functions!.map(({ FunctionName }) => FunctionName),
    stateMachines: async () =>
      (await states.send(new ListStateMachinesCommand({}))).stateMachines!.map(
        ({ name }) => name,
      ),
  };
}
