import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';
import { sweepStudioLeftovers } from '../testing/sweepStudioLeftovers';
import { synthesizeEnvironments } from '../testing/synthesizeEnvironments';

jest.setTimeout(60_000);

const [first, changed] = synthesizeEnvironments([
  {},
  { idleMinutes: 60, emrIdleMinutes: 30 },
]);

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
  await world.call(
    'PutParameter',
    { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '30' },
    'ssm',
  );
});
afterEach(() => world.stop());

function failuresOf(stackName: string) {
  return world
    .events(stackName)
    .filter(event => event.ResourceStatus.endsWith('FAILED'))
    .map(event => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`);
}

function physicalIds(stackName: string, type: string): Promise<string[]> {
  return world
    .call('DescribeStackResources', { StackName: stackName })
    .then(({ StackResources }) =>
      StackResources.filter(
        (resource: any) => resource.ResourceType === type,
      ).map((resource: any) => resource.PhysicalResourceId),
    );
}

describe('an environment made with the CDK', () => {
  it('is visible in its services, changes in place, and goes without a trace once the leftovers of Studio are swept', async () => {
    const stack = await world.create('environment', first);
    expect(failuresOf('environment')).toEqual([]);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');

    const [vpcId] = await physicalIds('environment', 'AWS::EC2::VPC');
    const ofVpc = { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] };
    const { Subnets } = await world.call('DescribeSubnets', ofVpc, 'ec2');
    expect(Subnets).toHaveLength(4);
    expect(
      Subnets.map((subnet: any) => subnet.MapPublicIpOnLaunch).sort(),
    ).toEqual([false, false, true, true]);
    const { NatGateways } = await world.call(
      'DescribeNatGateways',
      { Filter: ofVpc.Filters },
      'ec2',
    );
    expect(NatGateways).toMatchObject([{ State: 'available', VpcId: vpcId }]);
    const { RouteTables } = await world.call(
      'DescribeRouteTables',
      {
        Filters: [
          {
            Name: 'route.nat-gateway-id',
            Values: [NatGateways[0].NatGatewayId],
          },
        ],
      },
      'ec2',
    );
    expect(RouteTables).toHaveLength(2);
    const { VpcEndpoints } = await world.call(
      'DescribeVpcEndpoints',
      ofVpc,
      'ec2',
    );
    expect(
      VpcEndpoints.map((endpoint: any) => [
        endpoint.VpcEndpointType,
        endpoint.State,
      ]).sort(),
    ).toEqual([
      ['Gateway', 'available'],
      ['Interface', 'available'],
    ]);
    const { FlowLogs } = await world.call('DescribeFlowLogs', {}, 'ec2');
    expect(FlowLogs).toMatchObject([{ ResourceId: vpcId, TrafficType: 'ALL' }]);

    const [domainId] = await physicalIds(
      'environment',
      'AWS::SageMaker::Domain',
    );
    const domain = await world.call(
      'DescribeDomain',
      { DomainId: domainId },
      'sagemaker',
    );
    const [keyId] = await physicalIds('environment', 'AWS::KMS::Key');
    expect(domain).toMatchObject({
      Status: 'InService',
      VpcId: vpcId,
      KmsKeyId: keyId,
    });
    const [fileSystemId] = await physicalIds(
      'environment',
      'AWS::EFS::FileSystem',
    );
    const { MountTargets } = await world.call(
      'DescribeMountTargets',
      { FileSystemId: fileSystemId },
      'elasticfilesystem',
    );
    expect(MountTargets.map((target: any) => target.LifeCycleState)).toEqual([
      'available',
      'available',
    ]);
    const bucket = stack.Outputs.find(
      (output: any) => output.ExportName === 'environment-bucket',
    ).OutputValue;
    expect(bucket).toMatch(/^environment-studio[a-z0-9]+-[a-z0-9]{12}$/);
    const { ServerSideEncryptionConfiguration } = await world.call(
      'GetBucketEncryption',
      { Bucket: bucket },
      's3',
    );
    expect(ServerSideEncryptionConfiguration.Rules[0]).toMatchObject({
      BucketKeyEnabled: true,
      ApplyServerSideEncryptionByDefault: {
        SSEAlgorithm: 'aws:kms',
        KMSMasterKeyID: `arn:aws:kms:eu-west-1:444455556666:key/${keyId}`,
      },
    });
    const { Policy } = await world.call(
      'GetBucketPolicy',
      { Bucket: bucket },
      's3',
    );
    expect(JSON.parse(Policy).Statement[0]).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
    });
    const applicationId = stack.Outputs.find(
      (output: any) => output.ExportName === 'environment-spark',
    ).OutputValue;
    const { application } = await world.call(
      'GetApplication',
      { applicationId },
      'emr-serverless',
    );
    expect(application).toMatchObject({
      state: 'CREATED',
      autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 15 },
      maximumCapacity: { cpu: '64 vCPU', memory: '256 GB' },
      interactiveConfiguration: { livyEndpointEnabled: true },
    });

    const updated = await world.update('environment', changed);
    expect(failuresOf('environment')).toEqual([]);
    expect(updated.StackStatus).toBe('UPDATE_COMPLETE');
    expect(
      world
        .story('environment')
        .filter(line => line.endsWith('UPDATE_COMPLETE'))
        .map(line => line.split(' ')[0]),
    ).toEqual(expect.arrayContaining(['Domain', 'Spark', 'environment']));
    expect(await physicalIds('environment', 'AWS::SageMaker::Domain')).toEqual([
      domainId,
    ]);
    const settings = (
      await world.call('DescribeDomain', { DomainId: domainId }, 'sagemaker')
    ).DefaultUserSettings;
    expect(
      settings.JupyterLabAppSettings.AppLifecycleManagement.IdleSettings
        .IdleTimeoutInMinutes,
    ).toBe(60);

    // Network interfaces and groups that SageMaker made for the domain outlive it and hold the network.
    const stuck = await world.remove('environment');
    expect(stuck.StackStatus).toBe('DELETE_FAILED');
    expect(
      failuresOf(stack.StackId).map(failure => failure.split(':')[0]),
    ).toEqual(
      expect.arrayContaining([
        'VpcPrivateSubnet1Subnet536B997A',
        'VpcPrivateSubnet2Subnet3788AAA1',
      ]),
    );
    await sweepStudioLeftovers(world.call);
    const deleted = await world.remove(stack.StackId);
    expect(deleted.StackStatus).toBe('DELETE_COMPLETE');
    for (const [operation, service, list] of [
      ['DescribeVpcs', 'ec2', 'Vpcs'],
      ['DescribeNetworkInterfaces', 'ec2', 'NetworkInterfaces'],
      ['DescribeAddresses', 'ec2', 'Addresses'],
      ['DescribeFlowLogs', 'ec2', 'FlowLogs'],
      ['DescribeLogGroups', 'logs', 'logGroups'],
      ['ListAliases', 'kms', 'Aliases'],
      ['ListBuckets', 's3', 'Buckets'],
      ['ListRoles', 'iam', 'Roles'],
      ['ListDomains', 'sagemaker', 'Domains'],
    ]) {
      expect([list, (await world.call(operation, {}, service))[list]]).toEqual([
        list,
        [],
      ]);
    }
  });

  it('comes back from a failure late in its creation', async () => {
    world.world.faults.add({
      service: 'cloudformation',
      resourceType: 'AWS::SSM::Parameter',
      code: 'InternalServerError',
      message: 'Try later',
      count: 1,
    });
    const stack = await world.create('environment', first);
    expect(stack.StackStatus).toBe('ROLLBACK_FAILED');
    await sweepStudioLeftovers(world.call);
    const deleted = await world.remove(stack.StackId);
    expect(deleted.StackStatus).toBe('DELETE_COMPLETE');
    expect((await world.call('DescribeVpcs', {}, 'ec2')).Vpcs).toEqual([]);
    expect((await world.call('ListDomains', {}, 'sagemaker')).Domains).toEqual(
      [],
    );
  });
});
