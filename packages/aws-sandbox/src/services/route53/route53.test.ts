import { CreateVpcEndpointCommand } from '@aws-sdk/client-ec2';
import {
  AssociateVPCWithHostedZoneCommand,
  Change,
  ChangeResourceRecordSetsCommand,
  ChangeTagsForResourceCommand,
  CreateHostedZoneCommand,
  CreateVPCAssociationAuthorizationCommand,
  DeleteHostedZoneCommand,
  DisassociateVPCFromHostedZoneCommand,
  GetChangeCommand,
  GetHostedZoneCommand,
  ListHostedZonesByVPCCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  ListTagsForResourceCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import {
  eventually,
  HUB,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { networkWorld, TestNetwork } from '../ec2/testing/networkWorld';

let sandbox: TestSandbox;
const { ec2, network } = networkWorld(() => sandbox);
const dns = (account: string) =>
  new Route53Client(sandbox.config(sandbox.admin(account), 'us-east-1'));
const inRegion = (VPCId: string) => ({
  VPCId,
  VPCRegion: 'eu-west-1' as const,
});

let hub: TestNetwork;
let spoke: TestNetwork;
let zone: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  hub = await network(HUB, '10.1');
  spoke = await network(SPOKE, '10.2');
  const { HostedZone } = await dns(HUB).send(
    new CreateHostedZoneCommand({
      Name: 'studio.eu-west-1.sagemaker.aws',
      CallerReference: 'one',
      VPC: inRegion(hub.vpcId),
    }),
  );
  zone = HostedZone!.Id!;
});
afterAll(() => sandbox.stop());

const change = (...Changes: Change[]) =>
  dns(HUB).send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: zone,
      ChangeBatch: { Changes },
    }),
  );
const address = (
  Action: 'CREATE' | 'UPSERT' | 'DELETE',
  Name: string,
  Value = '10.1.0.9',
): Change => ({
  Action,
  ResourceRecordSet: { Name, Type: 'A', TTL: 60, ResourceRecords: [{ Value }] },
});
const names = async () => {
  const { ResourceRecordSets } = await dns(HUB).send(
    new ListResourceRecordSetsCommand({ HostedZoneId: zone }),
  );
  return ResourceRecordSets!.map(({ Name, Type }) => `${Name} ${Type}`);
};

describe('records', () => {
  it('begin with those of the zone itself', async () => {
    expect(await names()).toEqual([
      'studio.eu-west-1.sagemaker.aws. NS',
      'studio.eu-west-1.sagemaker.aws. SOA',
    ]);
  });

  it('can be aliases of VPC endpoints, for all names below too', async () => {
    const { VpcEndpoint } = await ec2(HUB).send(
      new CreateVpcEndpointCommand({
        VpcId: hub.vpcId,
        VpcEndpointType: 'Interface',
        ServiceName: 'aws.sagemaker.eu-west-1.studio',
        SubnetIds: hub.subnetIds,
        PrivateDnsEnabled: false,
      }),
    );
    const [{ DnsName, HostedZoneId }] = VpcEndpoint!.DnsEntries!;
    const alias = (DNSName: string): Change => ({
      Action: 'CREATE',
      ResourceRecordSet: {
        Name: '*.studio.eu-west-1.sagemaker.aws',
        Type: 'A',
        AliasTarget: { DNSName, HostedZoneId, EvaluateTargetHealth: false },
      },
    });
    await expect(
      change(alias('vpce-0123.studio.eu-west-1.vpce.amazonaws.com')),
    ).rejects.toMatchObject({ name: 'InvalidChangeBatch' });
    const { ChangeInfo } = await change(alias(DnsName!));
    expect(ChangeInfo!.Status).toBe('PENDING');
    await eventually(
      () => dns(HUB).send(new GetChangeCommand({ Id: ChangeInfo!.Id })),
      answer => answer.ChangeInfo!.Status === 'INSYNC',
    );
    expect(await names()).toContain('\\052.studio.eu-west-1.sagemaker.aws. A');
  });

  it('change all together or not at all', async () => {
    const before = await names();
    await expect(
      change(
        address('CREATE', 'a.studio.eu-west-1.sagemaker.aws'),
        address('CREATE', 'a.example.com'),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message: expect.stringContaining('is not permitted in zone'),
    });
    expect(await names()).toEqual(before);
  });

  it.each<[string, () => Change[], RegExp]>([
    [
      'of a name twice',
      () => [
        address('UPSERT', 'b.studio.eu-west-1.sagemaker.aws'),
        address('CREATE', 'b.studio.eu-west-1.sagemaker.aws'),
      ],
      /already exists/,
    ],
    [
      'that are not there, to be deleted',
      () => [address('DELETE', 'c.studio.eu-west-1.sagemaker.aws')],
      /not found/,
    ],
    [
      'with other values, to be deleted',
      () => [
        address('UPSERT', 'd.studio.eu-west-1.sagemaker.aws'),
        address('DELETE', 'd.studio.eu-west-1.sagemaker.aws', '10.1.0.1'),
      ],
      /do not match/,
    ],
    [
      'with no address',
      () => [address('CREATE', 'e.studio.eu-west-1.sagemaker.aws', '10.1')],
      /InvalidRecordData/,
    ],
    [
      'with a second name at the top',
      () => [
        {
          Action: 'CREATE',
          ResourceRecordSet: {
            Name: 'studio.eu-west-1.sagemaker.aws',
            Type: 'CNAME',
            TTL: 1,
            ResourceRecords: [{ Value: 'a.b' }],
          },
        },
      ],
      /apex/,
    ],
    [
      'beside a second name',
      () => [
        {
          Action: 'CREATE',
          ResourceRecordSet: {
            Name: 'f.studio.eu-west-1.sagemaker.aws',
            Type: 'CNAME',
            TTL: 1,
            ResourceRecords: [{ Value: 'a.b' }],
          },
        },
        address('CREATE', 'f.studio.eu-west-1.sagemaker.aws'),
      ],
      /conflicts/,
    ],
    [
      'without a time to live',
      () => [
        {
          Action: 'CREATE',
          ResourceRecordSet: {
            Name: 'g.studio.eu-west-1.sagemaker.aws',
            Type: 'A',
            ResourceRecords: [{ Value: '10.1.0.1' }],
          },
        },
      ],
      /TTL/,
    ],
  ])('%s are refused', async (_, changes, message) => {
    await expect(change(...changes())).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message: expect.stringMatching(message),
    });
  });

  it('come page by page', async () => {
    await change(
      ...['x', 'y', 'z'].map(name =>
        address('UPSERT', `${name}.studio.eu-west-1.sagemaker.aws`),
      ),
    );
    const all = await names();
    const paged: string[] = [];
    let StartRecordName: string | undefined;
    let StartRecordType: 'A' | undefined;
    do {
      const page = await dns(HUB).send(
        new ListResourceRecordSetsCommand({
          HostedZoneId: zone,
          MaxItems: 2,
          StartRecordName,
          StartRecordType,
        }),
      );
      paged.push(
        ...page.ResourceRecordSets!.map(({ Name, Type }) => `${Name} ${Type}`),
      );
      StartRecordName = page.NextRecordName;
      StartRecordType = page.NextRecordType as 'A';
    } while (StartRecordName);
    expect(paged).toEqual(all);
  });
});

describe('a private zone', () => {
  it('is known in a network of another account once both sides want it', async () => {
    const associate = () =>
      dns(SPOKE).send(
        new AssociateVPCWithHostedZoneCommand({
          HostedZoneId: zone,
          VPC: inRegion(spoke.vpcId),
        }),
      );
    await expect(associate()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(
      dns(HUB).send(
        new AssociateVPCWithHostedZoneCommand({
          HostedZoneId: zone,
          VPC: inRegion(spoke.vpcId),
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidVPCId' });
    await dns(HUB).send(
      new CreateVPCAssociationAuthorizationCommand({
        HostedZoneId: zone,
        VPC: inRegion(spoke.vpcId),
      }),
    );
    await associate();
    await expect(associate()).rejects.toMatchObject({
      name: 'ConflictingDomainExists',
    });
    const { HostedZoneSummaries } = await dns(SPOKE).send(
      new ListHostedZonesByVPCCommand(inRegion(spoke.vpcId)),
    );
    expect(HostedZoneSummaries).toMatchObject([
      {
        Name: 'studio.eu-west-1.sagemaker.aws.',
        Owner: { OwningAccount: HUB },
      },
    ]);
    const { VPCs } = await dns(HUB).send(
      new GetHostedZoneCommand({ Id: zone }),
    );
    expect(VPCs!.map(({ VPCId }) => VPCId)).toEqual([hub.vpcId, spoke.vpcId]);
    await expect(
      dns(SPOKE).send(new GetHostedZoneCommand({ Id: zone })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(
      (await dns(SPOKE).send(new ListHostedZonesCommand({}))).HostedZones,
    ).toEqual([]);
  });

  it('keeps its last network, and goes when it is empty', async () => {
    const leave = (VPCId: string) =>
      dns(HUB).send(
        new DisassociateVPCFromHostedZoneCommand({
          HostedZoneId: zone,
          VPC: inRegion(VPCId),
        }),
      );
    await leave(spoke.vpcId);
    await expect(leave(hub.vpcId)).rejects.toMatchObject({
      name: 'LastVPCAssociation',
    });
    const remove = () =>
      dns(HUB).send(new DeleteHostedZoneCommand({ Id: zone }));
    await expect(remove()).rejects.toMatchObject({
      name: 'HostedZoneNotEmpty',
    });
    const { ResourceRecordSets } = await dns(HUB).send(
      new ListResourceRecordSetsCommand({ HostedZoneId: zone }),
    );
    await change(
      ...ResourceRecordSets!
        .filter(({ Type }) => Type === 'A')
        .map(record => ({
          Action: 'DELETE' as const,
          ResourceRecordSet: record,
        })),
    );
    await remove();
    await expect(
      dns(HUB).send(new GetHostedZoneCommand({ Id: zone })),
    ).rejects.toMatchObject({ name: 'NoSuchHostedZone' });
  });

  it('has tags, and needs a network', async () => {
    const create = (input: object) =>
      dns(HUB).send(
        new CreateHostedZoneCommand({
          Name: 'example.internal',
          CallerReference: 'two',
          ...input,
        }),
      );
    await expect(
      create({ HostedZoneConfig: { PrivateZone: true } }),
    ).rejects.toMatchObject({ name: 'InvalidInput' });
    await expect(create({ Name: 'no name' })).rejects.toMatchObject({
      name: 'InvalidDomainName',
    });
    const { HostedZone } = await create({ VPC: inRegion(hub.vpcId) });
    await expect(create({ VPC: inRegion(hub.vpcId) })).rejects.toMatchObject({
      name: 'HostedZoneAlreadyExists',
    });
    const id = {
      ResourceType: 'hostedzone' as const,
      ResourceId: HostedZone!.Id!.split('/')[2],
    };
    await dns(HUB).send(
      new ChangeTagsForResourceCommand({
        ...id,
        AddTags: [{ Key: 'a', Value: 'b' }],
      }),
    );
    const { ResourceTagSet } = await dns(HUB).send(
      new ListTagsForResourceCommand(id),
    );
    expect(ResourceTagSet!.Tags).toEqual([{ Key: 'a', Value: 'b' }]);
  });
});
