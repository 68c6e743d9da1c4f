import {
  BackupClient,
  CreateBackupVaultCommand,
  DescribeBackupJobCommand,
  StartBackupJobCommand,
} from '@aws-sdk/client-backup';
import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  AllocateAddressCommand,
  CreateNatGatewayCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { zipOf } from '../../services/lambda/testing/lambdaWorld';
import { ControlClient, controlOf } from '../../testing/controlOf';
import {
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

/** Time as good as stands still, so that what happens when is seen exactly. */
describe('faults of resources', () => {
  let sandbox: TestSandbox;
  let control: ControlClient;
  let ec2: EC2Client;
  let SubnetId: string;
  let VpcId: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ timeScale: 1 });
    control = controlOf(sandbox.url);
    await control.put('clock', { scale: 1000 });
    ec2 = new EC2Client(sandbox.config(sandbox.admin(SPOKE)));
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
    );
    VpcId = Vpc!.VpcId!;
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/24' }),
    );
    SubnetId = Subnet!.SubnetId!;
    const { iam } = sandbox.clients(sandbox.admin(SPOKE));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'work',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: {
            Service: ['lambda.amazonaws.com', 'backup.amazonaws.com'],
          },
        }),
      }),
    );
  });
  afterEach(() => control.delete('faults'));
  afterAll(() => sandbox.stop());

  const ROLE = `arn:aws:iam::${SPOKE}:role/work`;
  const addFault = (fault: object) => control.post('faults', fault);
  const advance = (seconds: number) =>
    control.post('clock/advance', { seconds });

  async function newGateway(): Promise<string> {
    const { AllocationId } = await ec2.send(
      new AllocateAddressCommand({ Domain: 'vpc' }),
    );
    const { NatGateway } = await ec2.send(
      new CreateNatGatewayCommand({ SubnetId, AllocationId }),
    );
    return NatGateway!.NatGatewayId!;
  }
  async function gateway(id: string) {
    const { NatGateways } = await ec2.send(
      new DescribeNatGatewaysCommand({
        Filter: [{ Name: 'nat-gateway-id', Values: [id] }],
      }),
    );
    return NatGateways![0];
  }

  it('lets changes take as many times as long', async () => {
    await addFault({
      service: 'ec2',
      resourceType: 'AWS::EC2::NatGateway',
      count: 1,
      effect: { type: 'slow', factor: 10 },
    });
    const [slow, usual] = [await newGateway(), await newGateway()];
    await advance(95);
    expect((await gateway(usual)).State).toBe('available');
    expect((await gateway(slow)).State).toBe('pending');
    await advance(795);
    expect((await gateway(slow)).State).toBe('pending');
    await advance(20);
    expect((await gateway(slow)).State).toBe('available');
  });

  it('brings a NAT gateway to its failed state, which lasts an hour and holds no address', async () => {
    await addFault({
      service: 'ec2',
      resourceType: 'AWS::EC2::NatGateway',
      effect: { type: 'fail', reason: 'No room', code: 'InternalError' },
    });
    const id = await newGateway();
    expect((await gateway(id)).State).toBe('pending');
    await advance(100);
    expect(await gateway(id)).toMatchObject({
      State: 'failed',
      FailureCode: 'InternalError',
      FailureMessage: 'No room',
    });
    const { Addresses } = await ec2.send(new DescribeAddressesCommand({}));
    const { AllocationId } = (await gateway(id)).NatGatewayAddresses![0];
    expect(
      Addresses!.find(address => address.AllocationId === AllocationId)!
        .AssociationId,
    ).toBeUndefined();
    await advance(3600);
    expect(await gateway(id)).toBeUndefined();
  });

  it('brings a VPC endpoint to its failed state', async () => {
    await addFault({
      service: '*',
      region: 'eu-west-1',
      resourceType: 'AWS::EC2::VPCEndpoint',
      effect: { type: 'fail', reason: 'No room' },
    });
    const { VpcEndpoint } = await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId,
        ServiceName: 'com.amazonaws.eu-west-1.s3',
      }),
    );
    await advance(60);
    const { VpcEndpoints } = await ec2.send(
      new DescribeVpcEndpointsCommand({
        VpcEndpointIds: [VpcEndpoint!.VpcEndpointId!],
      }),
    );
    expect(VpcEndpoints).toMatchObject([
      { State: 'failed', LastError: { Message: 'No room' } },
    ]);
  });

  it('fails the making of functions and their updates, each by its own fault', async () => {
    const lambda = new LambdaClient(sandbox.config(sandbox.admin(SPOKE)));
    const fault = (change: string, reason: string) =>
      addFault({
        service: 'lambda',
        resourceType: 'AWS::Lambda::Function',
        change,
        count: 1,
        effect: { type: 'fail', reason },
      });
    const create = async (FunctionName: string) =>
      lambda.send(
        new CreateFunctionCommand({
          FunctionName,
          Role: ROLE,
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Code: {
            ZipFile: await zipOf({ 'index.js': 'exports.handler = () => 1;' }),
          },
        }),
      );
    const shown = (FunctionName: string) =>
      lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    await fault('create', 'No image');
    await fault('update', 'No luck');
    await create('broken');
    await create('sound');
    await advance(60);
    expect(await shown('broken')).toMatchObject({
      State: 'Failed',
      StateReason: 'No image',
      StateReasonCode: 'InternalError',
    });
    await expect(
      lambda.send(new InvokeCommand({ FunctionName: 'broken' })),
    ).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: expect.stringMatching(/state: Failed$/),
    });
    expect(await shown('sound')).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'Successful',
    });
    const update = () =>
      lambda.send(
        new UpdateFunctionConfigurationCommand({
          FunctionName: 'sound',
          Timeout: 5,
        }),
      );
    await update();
    await advance(60);
    expect(await shown('sound')).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReason: 'No luck',
      LastUpdateStatusReasonCode: 'InternalError',
    });
    await update();
    await advance(60);
    const { LastUpdateStatus, LastUpdateStatusReason } = await shown('sound');
    expect([LastUpdateStatus, LastUpdateStatusReason]).toEqual([
      'Successful',
      undefined,
    ]);
  });

  it('shows CloudFormation what its resources failed of', async () => {
    const { cloudFormation } = sandbox.clients(sandbox.admin(SPOKE));
    const fault = (service: string, reason: string) =>
      addFault({
        service,
        resourceType: 'AWS::EC2::NatGateway',
        count: 1,
        effect: { type: 'fail', reason, code: 'InternalError' },
      });
    const failureOf = async (StackName: string) => {
      await cloudFormation.send(
        new CreateStackCommand({
          StackName,
          TemplateBody: JSON.stringify({
            Resources: {
              Gateway: {
                Type: 'AWS::EC2::NatGateway',
                Properties: { SubnetId, ConnectivityType: 'private' },
              },
            },
          }),
        }),
      );
      await advance(3600);
      const { Stacks } = await cloudFormation.send(
        new DescribeStacksCommand({ StackName }),
      );
      expect(Stacks![0].StackStatus).toBe('ROLLBACK_COMPLETE');
      const { StackEvents } = await cloudFormation.send(
        new DescribeStackEventsCommand({ StackName }),
      );
      return StackEvents!.find(
        ({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED',
      )!;
    };
    await fault('ec2', 'No room');
    expect(await failureOf('by-service')).toMatchObject({
      PhysicalResourceId: expect.stringMatching(/^nat-/),
      ResourceStatusReason: expect.stringContaining('No room'),
    });
    await fault('cloudformation', 'No luck');
    expect(await failureOf('by-stack')).toMatchObject({
      PhysicalResourceId: '',
      ResourceStatusReason: expect.stringContaining('No luck'),
    });
  });

  it('lets tables go slowly, and backups fail', async () => {
    const dynamo = new DynamoDBClient(sandbox.config(sandbox.admin(SPOKE)));
    const backup = new BackupClient(sandbox.config(sandbox.admin(SPOKE)));
    const table = { TableName: 'jobs' };
    const { TableDescription } = await dynamo.send(
      new CreateTableCommand({
        ...table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    );
    await advance(11);
    await addFault({
      service: '*',
      resourceType: 'AWS::DynamoDB::Table',
      change: 'delete',
      effect: { type: 'slow', factor: 60 },
    });
    await addFault({
      service: 'backup',
      resourceType: 'AWS::Backup::BackupJob',
      effect: { type: 'fail', reason: 'The table is going' },
    });
    await backup.send(
      new CreateBackupVaultCommand({ BackupVaultName: 'tables' }),
    );
    const { BackupJobId } = await backup.send(
      new StartBackupJobCommand({
        BackupVaultName: 'tables',
        IamRoleArn: ROLE,
        ResourceArn: TableDescription!.TableArn,
      }),
    );
    await dynamo.send(new DeleteTableCommand(table));
    await advance(500);
    expect(
      (await dynamo.send(new DescribeTableCommand(table))).Table!.TableStatus,
    ).toBe('DELETING');
    expect(
      await backup.send(new DescribeBackupJobCommand({ BackupJobId })),
    ).toMatchObject({ State: 'FAILED', StatusMessage: 'The table is going' });
    await advance(110);
    await expect(
      dynamo.send(new DescribeTableCommand(table)),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
