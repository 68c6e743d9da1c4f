import {
  CreateAcceleratorCommand,
  CreateEndpointGroupCommand,
  CreateListenerCommand,
  DeleteAcceleratorCommand,
  DeleteEndpointGroupCommand,
  DeleteListenerCommand,
  DescribeAcceleratorCommand,
  DescribeEndpointGroupCommand,
  GlobalAcceleratorClient,
  ListCrossAccountAttachmentsCommand,
  ListTagsForResourceCommand,
  paginateListAccelerators,
  TagResourceCommand,
  UpdateAcceleratorCommand,
  UpdateEndpointGroupCommand,
  UpdateListenerCommand,
} from '@aws-sdk/client-global-accelerator';
import {
  eventually,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

describe('Global Accelerator', () => {
  let sandbox: TestSandbox;
  let client: GlobalAcceleratorClient;

  beforeEach(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.001 });
    client = new GlobalAcceleratorClient(
      sandbox.config(sandbox.admin(SPOKE), 'us-west-2'),
    );
  });
  afterEach(() => sandbox.stop());

  const deployed = (AcceleratorArn: string) =>
    eventually(
      async () =>
        (await client.send(new DescribeAcceleratorCommand({ AcceleratorArn })))
          .Accelerator!,
      ({ Status }) => Status === 'DEPLOYED',
    );
  const create = async (Name = 'gco') => {
    const { Accelerator } = await client.send(
      new CreateAcceleratorCommand({
        Name,
        IdempotencyToken: Name,
        Tags: [{ Key: 'project', Value: 'gco' }],
      }),
    );
    return Accelerator!.AcceleratorArn!;
  };
  const listen = async (AcceleratorArn: string, ...ports: number[]) =>
    (
      await client.send(
        new CreateListenerCommand({
          AcceleratorArn,
          Protocol: 'TCP',
          PortRanges: ports.map(port => ({ FromPort: port, ToPort: port })),
          IdempotencyToken: 'l',
        }),
      )
    ).Listener!.ListenerArn!;
  const group = async (
    ListenerArn: string,
    rest: object = {},
    EndpointGroupRegion = 'eu-west-1',
  ) =>
    (
      await client.send(
        new CreateEndpointGroupCommand({
          ListenerArn,
          EndpointGroupRegion,
          IdempotencyToken: 'g',
          ...rest,
        }),
      )
    ).EndpointGroup!;

  it('takes its time to deploy, with addresses and a name', async () => {
    const arn = await create();
    expect(arn).toMatch(
      /^arn:aws:globalaccelerator::444455556666:accelerator\/[0-9a-f-]{36}$/,
    );
    const { Accelerator } = await client.send(
      new DescribeAcceleratorCommand({ AcceleratorArn: arn }),
    );
    expect(Accelerator!.Status).toBe('IN_PROGRESS');
    await expect(deployed(arn)).resolves.toMatchObject({
      Name: 'gco',
      Enabled: true,
      DnsName: expect.stringMatching(
        /^a[0-9a-f]{16}\.awsglobalaccelerator\.com$/,
      ),
      IpSets: [{ IpAddresses: [expect.any(String), expect.any(String)] }],
    });
    // The same token is the same accelerator.
    expect(await create()).toBe(arn);
  });

  it('has listeners and endpoint groups, and goes in order only', async () => {
    const AcceleratorArn = await create();
    const ListenerArn = await listen(AcceleratorArn, 80, 443);
    const { EndpointGroupArn, ...shown } = await group(ListenerArn, {
      HealthCheckProtocol: 'HTTP',
      HealthCheckPath: '/api/v1/health',
      HealthCheckIntervalSeconds: 10,
    });
    expect(EndpointGroupArn).toMatch(
      new RegExp(`^${ListenerArn}/endpoint-group/[0-9a-f]{12}$`),
    );
    expect(shown).toMatchObject({
      EndpointGroupRegion: 'eu-west-1',
      HealthCheckPort: 80,
      ThresholdCount: 3,
      TrafficDialPercentage: 100,
    });
    await expect(group(ListenerArn)).rejects.toMatchObject({
      name: 'EndpointGroupAlreadyExistsException',
    });
    await client.send(
      new UpdateEndpointGroupCommand({ EndpointGroupArn, ThresholdCount: 5 }),
    );
    await expect(
      client.send(new DescribeEndpointGroupCommand({ EndpointGroupArn })),
    ).resolves.toMatchObject({
      EndpointGroup: { ThresholdCount: 5, HealthCheckPath: '/api/v1/health' },
    });

    const refused = (name: string) => ({ name });
    await expect(
      client.send(new DeleteListenerCommand({ ListenerArn })),
    ).rejects.toMatchObject(refused('AssociatedEndpointGroupFoundException'));
    await client.send(new DeleteEndpointGroupCommand({ EndpointGroupArn }));
    await expect(
      client.send(new DeleteAcceleratorCommand({ AcceleratorArn })),
    ).rejects.toMatchObject(refused('AcceleratorNotDisabledException'));
    await client.send(
      new UpdateAcceleratorCommand({ AcceleratorArn, Enabled: false }),
    );
    await expect(
      client.send(new DeleteAcceleratorCommand({ AcceleratorArn })),
    ).rejects.toMatchObject(refused('AssociatedListenerFoundException'));
    await client.send(new DeleteListenerCommand({ ListenerArn }));
    await expect(
      client.send(new DeleteAcceleratorCommand({ AcceleratorArn })),
    ).rejects.toMatchObject(refused('TransactionInProgressException'));
    await deployed(AcceleratorArn);
    await client.send(new DeleteAcceleratorCommand({ AcceleratorArn }));
    await expect(
      client.send(new DescribeAcceleratorCommand({ AcceleratorArn })),
    ).rejects.toMatchObject(refused('AcceleratorNotFoundException'));
  });

  it.each<[string, (listener: string) => Promise<unknown>, string, RegExp]>([
    [
      'an interval that is not 10 or 30',
      arn => group(arn, { HealthCheckIntervalSeconds: 20 }),
      'InvalidArgumentException',
      /20 is none of 10, 30/,
    ],
    [
      'a threshold above 10',
      arn => group(arn, { ThresholdCount: 11 }),
      'InvalidArgumentException',
      /thresholdCount/,
    ],
    [
      'a path without slash',
      arn => group(arn, { HealthCheckPath: 'health' }),
      'InvalidArgumentException',
      /health/,
    ],
    [
      'a region that is none',
      arn => group(arn, {}, 'europe'),
      'InvalidArgumentException',
      /europe/,
    ],
    [
      'ports that overlap',
      arn =>
        client.send(
          new UpdateListenerCommand({
            ListenerArn: arn,
            PortRanges: [
              { FromPort: 80, ToPort: 90 },
              { FromPort: 85, ToPort: 95 },
            ],
          }),
        ),
      'InvalidPortRangeException',
      /85-95 overlaps 80-90/,
    ],
    [
      'an affinity that is none',
      arn =>
        client.send(
          new UpdateListenerCommand({
            ListenerArn: arn,
            ClientAffinity: 'STICKY' as 'NONE',
          }),
        ),
      'InvalidArgumentException',
      /STICKY/,
    ],
  ])('refuses %s', async (_, call, name, message) => {
    await expect(call(await listen(await create(), 80))).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  it('is the same in the whole account, and reached in one region', async () => {
    const arn = await create('one');
    await create('two');
    const names: string[] = [];
    for await (const page of paginateListAccelerators(
      { client, pageSize: 1 },
      {},
    )) {
      names.push(...page.Accelerators!.map(({ Name }) => Name!));
    }
    expect(names.sort()).toEqual(['one', 'two']);
    await client.send(
      new TagResourceCommand({
        ResourceArn: arn,
        Tags: [{ Key: 'team', Value: 'a' }],
      }),
    );
    await expect(
      client.send(new ListTagsForResourceCommand({ ResourceArn: arn })),
    ).resolves.toMatchObject({
      Tags: [
        { Key: 'project', Value: 'gco' },
        { Key: 'team', Value: 'a' },
      ],
    });
    const elsewhere = new GlobalAcceleratorClient(
      sandbox.config(sandbox.admin(SPOKE)),
    );
    await expect(
      elsewhere.send(new DescribeAcceleratorCommand({ AcceleratorArn: arn })),
    ).rejects.toMatchObject({
      name: 'InvalidEndpoint',
      message: expect.stringContaining('us-west-2'),
    });
    await expect(
      client.send(new ListCrossAccountAttachmentsCommand({})),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
