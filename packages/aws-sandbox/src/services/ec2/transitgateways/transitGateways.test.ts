import {
  AcceptTransitGatewayVpcAttachmentCommand,
  AssociateTransitGatewayRouteTableCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateTagsCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayRouteCommand,
  CreateTransitGatewayRouteTableCommand,
  CreateTransitGatewayVpcAttachmentCommand,
  DeleteSubnetCommand,
  DeleteTransitGatewayCommand,
  DeleteTransitGatewayRouteTableCommand,
  DeleteTransitGatewayVpcAttachmentCommand,
  DeleteVpcCommand,
  DescribeRouteTablesCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewaysCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DisassociateTransitGatewayRouteTableCommand,
  EnableTransitGatewayRouteTablePropagationCommand,
  GetTransitGatewayRouteTableAssociationsCommand,
  RejectTransitGatewayVpcAttachmentCommand,
  SearchTransitGatewayRoutesCommand,
} from '@aws-sdk/client-ec2';
import {
  AcceptResourceShareInvitationCommand,
  CreateResourceShareCommand,
  DeleteResourceShareCommand,
  GetResourceShareAssociationsCommand,
  GetResourceShareInvitationsCommand,
} from '@aws-sdk/client-ram';
import {
  eventually,
  HUB,
  OTHER_SPOKE,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../../testing/startTestSandbox';
import { networkWorld, TestNetwork } from '../testing/networkWorld';

let sandbox: TestSandbox;
const { ec2, ram, network, gatewayIs, attachmentIs } = networkWorld(
  () => sandbox,
);
let gateway: { id: string; arn: string };
let spokes: Record<string, TestNetwork>;
let share: string;

async function createGateway(options = {}) {
  const { TransitGateway } = await ec2(HUB).send(
    new CreateTransitGatewayCommand({
      Options: {
        DefaultRouteTableAssociation: 'disable',
        DefaultRouteTablePropagation: 'disable',
        ...options,
      },
    }),
  );
  const id = TransitGateway!.TransitGatewayId!;
  await gatewayIs(HUB, id, 'available');
  return { id, arn: TransitGateway!.TransitGatewayArn! };
}

const attach = (
  account: string,
  { vpcId, subnetIds }: TestNetwork,
  tgw = gateway.id,
) =>
  ec2(account).send(
    new CreateTransitGatewayVpcAttachmentCommand({
      TransitGatewayId: tgw,
      VpcId: vpcId,
      SubnetIds: subnetIds,
    }),
  );

beforeAll(async () => {
  sandbox = await startTestSandbox();
  gateway = await createGateway();
  spokes = {
    [SPOKE]: await network(SPOKE, '10.1'),
    [OTHER_SPOKE]: await network(OTHER_SPOKE, '10.2'),
  };
});
afterAll(() => sandbox.stop());

describe('a transit gateway', () => {
  it('is not there for accounts with which it is not shared', async () => {
    await expect(
      ec2(SPOKE).send(
        new DescribeTransitGatewaysCommand({ TransitGatewayIds: [gateway.id] }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidTransitGatewayID.NotFound' });
    await expect(attach(SPOKE, spokes[SPOKE])).rejects.toMatchObject({
      name: 'InvalidTransitGatewayID.NotFound',
    });
  });

  it('is there once they have accepted the invitation to the share', async () => {
    const { resourceShare } = await ram(HUB).send(
      new CreateResourceShareCommand({
        name: 'hub',
        resourceArns: [gateway.arn],
        principals: [SPOKE, OTHER_SPOKE],
      }),
    );
    share = resourceShare!.resourceShareArn!;
    await expect(attach(SPOKE, spokes[SPOKE])).rejects.toThrow();
    for (const account of [SPOKE, OTHER_SPOKE]) {
      const { resourceShareInvitations: [invitation] = [] } = await ram(
        account,
      ).send(new GetResourceShareInvitationsCommand({}));
      expect(invitation).toMatchObject({
        senderAccountId: HUB,
        receiverAccountId: account,
        status: 'PENDING',
      });
      await ram(account).send(
        new AcceptResourceShareInvitationCommand({
          resourceShareInvitationArn: invitation.resourceShareInvitationArn,
        }),
      );
    }
    await eventually(
      () =>
        ram(HUB).send(
          new GetResourceShareAssociationsCommand({
            associationType: 'RESOURCE',
          }),
        ),
      ({ resourceShareAssociations: associations }) =>
        associations![0].status === 'ASSOCIATED',
    );
    const { TransitGateways } = await ec2(SPOKE).send(
      new DescribeTransitGatewaysCommand({}),
    );
    expect(TransitGateways).toMatchObject([
      { OwnerId: HUB, State: 'available' },
    ]);
    await expect(
      ec2(SPOKE).send(
        new DeleteTransitGatewayCommand({ TransitGatewayId: gateway.id }),
      ),
    ).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  });

  it('takes attachments of others when its owner accepts them', async () => {
    const { TransitGatewayVpcAttachment } = await attach(SPOKE, spokes[SPOKE]);
    const id = TransitGatewayVpcAttachment!.TransitGatewayAttachmentId!;
    expect(TransitGatewayVpcAttachment).toMatchObject({
      State: 'pendingAcceptance',
      VpcOwnerId: SPOKE,
    });
    const accept = (account: string) =>
      ec2(account).send(
        new AcceptTransitGatewayVpcAttachmentCommand({
          TransitGatewayAttachmentId: id,
        }),
      );
    await expect(accept(SPOKE)).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
    });
    await accept(HUB);
    await attachmentIs(HUB, id, 'available');
    await expect(accept(HUB)).rejects.toMatchObject({ name: 'IncorrectState' });
    await expect(attach(SPOKE, spokes[SPOKE])).rejects.toMatchObject({
      name: 'DuplicateTransitGatewayAttachment',
    });
    await expect(
      ec2(OTHER_SPOKE).send(
        new DescribeTransitGatewayVpcAttachmentsCommand({
          TransitGatewayAttachmentIds: [id],
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidTransitGatewayAttachmentID.NotFound',
    });
  });

  it('does not come about for one that is refused', async () => {
    const { TransitGatewayVpcAttachment } = await attach(
      OTHER_SPOKE,
      spokes[OTHER_SPOKE],
    );
    const id = TransitGatewayVpcAttachment!.TransitGatewayAttachmentId!;
    await ec2(HUB).send(
      new RejectTransitGatewayVpcAttachmentCommand({
        TransitGatewayAttachmentId: id,
      }),
    );
    await attachmentIs(OTHER_SPOKE, id, 'rejected');
    await expect(
      ec2(HUB).send(
        new AcceptTransitGatewayVpcAttachmentCommand({
          TransitGatewayAttachmentId: id,
        }),
      ),
    ).rejects.toMatchObject({ name: 'IncorrectState' });
  });

  it('holds the network and its subnets', async () => {
    const { vpcId, subnetIds } = spokes[SPOKE];
    for (const command of [
      new DeleteSubnetCommand({ SubnetId: subnetIds[0] }),
      new DeleteVpcCommand({ VpcId: vpcId }),
    ]) {
      await expect(
        ec2(SPOKE).send(command as DeleteVpcCommand),
      ).rejects.toMatchObject({ name: 'DependencyViolation' });
    }
    await expect(
      ec2(HUB).send(
        new DeleteTransitGatewayCommand({ TransitGatewayId: gateway.id }),
      ),
    ).rejects.toMatchObject({ name: 'IncorrectState' });
  });

  it('takes routes of attached networks alone', async () => {
    const tableIn = async (account: string) => {
      const { RouteTable } = await ec2(account).send(
        new CreateRouteTableCommand({ VpcId: spokes[account].vpcId }),
      );
      return RouteTable!.RouteTableId!;
    };
    const route = async (account: string, RouteTableId: string) =>
      ec2(account).send(
        new CreateRouteCommand({
          RouteTableId,
          DestinationCidrBlock: '10.0.0.0/8',
          TransitGatewayId: gateway.id,
        }),
      );
    const table = await tableIn(SPOKE);
    await route(SPOKE, table);
    const { RouteTables } = await ec2(SPOKE).send(
      new DescribeRouteTablesCommand({ RouteTableIds: [table] }),
    );
    expect(RouteTables![0].Routes).toContainEqual(
      expect.objectContaining({
        TransitGatewayId: gateway.id,
        State: 'active',
      }),
    );
    await expect(
      route(OTHER_SPOKE, await tableIn(OTHER_SPOKE)),
    ).rejects.toMatchObject({
      name: 'InvalidTransitGatewayID.NotFound',
    });
  });

  it('keeps what it shares of its route tables to itself', async () => {
    const { TransitGatewayAttachments: [attachment] = [] } = await ec2(
      HUB,
    ).send(
      new DescribeTransitGatewayAttachmentsCommand({
        Filters: [{ Name: 'state', Values: ['available'] }],
      }),
    );
    const TransitGatewayAttachmentId = attachment.TransitGatewayAttachmentId!;
    const create = (account: string) =>
      ec2(account).send(
        new CreateTransitGatewayRouteTableCommand({
          TransitGatewayId: gateway.id,
        }),
      );
    await expect(create(SPOKE)).rejects.toThrow();
    const { TransitGatewayRouteTable } = await create(HUB);
    const TransitGatewayRouteTableId =
      TransitGatewayRouteTable!.TransitGatewayRouteTableId!;
    const both = { TransitGatewayRouteTableId, TransitGatewayAttachmentId };
    await ec2(HUB).send(new AssociateTransitGatewayRouteTableCommand(both));
    await expect(
      ec2(HUB).send(new AssociateTransitGatewayRouteTableCommand(both)),
    ).rejects.toMatchObject({ name: 'Resource.AlreadyAssociated' });
    await ec2(HUB).send(
      new EnableTransitGatewayRouteTablePropagationCommand(both),
    );
    await ec2(HUB).send(
      new CreateTransitGatewayRouteCommand({
        TransitGatewayRouteTableId,
        DestinationCidrBlock: '10.2.0.0/16',
        Blackhole: true,
      }),
    );
    const search = async (Name: string, Values: string[]) => {
      const { Routes } = await ec2(HUB).send(
        new SearchTransitGatewayRoutesCommand({
          TransitGatewayRouteTableId,
          Filters: [{ Name, Values }],
        }),
      );
      return Routes!.map(({ DestinationCidrBlock, State, Type }) => [
        DestinationCidrBlock,
        State,
        Type,
      ]);
    };
    expect(
      await search('route-search.subnet-of-match', ['10.0.0.0/8']),
    ).toEqual([
      ['10.2.0.0/16', 'blackhole', 'static'],
      ['10.1.0.0/16', 'active', 'propagated'],
    ]);
    expect(
      await search('route-search.exact-match', ['10.1.0.0/16']),
    ).toHaveLength(1);
    await eventually(
      () =>
        ec2(HUB).send(
          new GetTransitGatewayRouteTableAssociationsCommand({
            TransitGatewayRouteTableId,
          }),
        ),
      ({ Associations }) => Associations![0].State === 'associated',
    );
    const remove = () =>
      ec2(HUB).send(
        new DeleteTransitGatewayRouteTableCommand({
          TransitGatewayRouteTableId,
        }),
      );
    await expect(remove()).rejects.toMatchObject({ name: 'IncorrectState' });
    await ec2(HUB).send(new DisassociateTransitGatewayRouteTableCommand(both));
    await eventually(
      () =>
        ec2(HUB).send(
          new GetTransitGatewayRouteTableAssociationsCommand({
            TransitGatewayRouteTableId,
          }),
        ),
      ({ Associations }) => Associations!.length === 0,
    );
    await remove();
  });

  it('takes tags of whom it belongs to', async () => {
    const tag = (account: string) =>
      ec2(account).send(
        new CreateTagsCommand({
          Resources: [gateway.id],
          Tags: [{ Key: 'name', Value: 'hub' }],
        }),
      );
    await tag(HUB);
    await expect(tag(SPOKE)).rejects.toMatchObject({ name: 'InvalidID' });
  });

  it('disappears for others with the share, and leaves their attachments', async () => {
    await ram(HUB).send(
      new DeleteResourceShareCommand({ resourceShareArn: share }),
    );
    const { TransitGateways } = await ec2(SPOKE).send(
      new DescribeTransitGatewaysCommand({}),
    );
    expect(TransitGateways).toEqual([]);
    const { TransitGatewayVpcAttachments: [attachment] = [] } = await ec2(
      SPOKE,
    ).send(new DescribeTransitGatewayVpcAttachmentsCommand({}));
    expect(attachment.State).toBe('available');
    const id = attachment.TransitGatewayAttachmentId!;
    await ec2(SPOKE).send(
      new DeleteTransitGatewayVpcAttachmentCommand({
        TransitGatewayAttachmentId: id,
      }),
    );
    await attachmentIs(SPOKE, id, 'deleted');
    await ec2(SPOKE).send(
      new DeleteSubnetCommand({ SubnetId: spokes[SPOKE].subnetIds[0] }),
    );
    await ec2(HUB).send(
      new DeleteTransitGatewayCommand({ TransitGatewayId: gateway.id }),
    );
    await gatewayIs(HUB, gateway.id, 'deleted');
  });

  it('puts its own attachments into its default table', async () => {
    const own = await createGateway({
      DefaultRouteTableAssociation: 'enable',
      DefaultRouteTablePropagation: 'enable',
    });
    const { TransitGatewayVpcAttachment } = await attach(
      HUB,
      await network(HUB, '10.9'),
      own.id,
    );
    const id = TransitGatewayVpcAttachment!.TransitGatewayAttachmentId!;
    await attachmentIs(HUB, id, 'available');
    const { TransitGatewayAttachments: [attachment] = [] } = await ec2(
      HUB,
    ).send(
      new DescribeTransitGatewayAttachmentsCommand({
        TransitGatewayAttachmentIds: [id],
      }),
    );
    expect(attachment.Association!.State).toBe('associated');
    await expect(
      ec2(HUB).send(
        new DeleteTransitGatewayRouteTableCommand({
          TransitGatewayRouteTableId:
            attachment.Association!.TransitGatewayRouteTableId,
        }),
      ),
    ).rejects.toMatchObject({ name: 'IncorrectState' });
  });
});
