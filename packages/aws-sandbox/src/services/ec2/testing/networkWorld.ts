import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeTransitGatewaysCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { RAMClient } from '@aws-sdk/client-ram';
import { eventually, TestSandbox } from '../../../testing/startTestSandbox';

/** A network of one account. */
export interface TestNetwork {
  readonly vpcId: string;
  /** One in each of two zones. */
  readonly subnetIds: string[];
}

/** Short ways to make networks and to wait for what connects them. */
export interface NetworkWorld {
  ec2(accountId: string): EC2Client;
  ram(accountId: string): RAMClient;
  /** @param block first two numbers of the addresses, e.g. `10.1` */
  network(accountId: string, block: string): Promise<TestNetwork>;
  gatewayIs(accountId: string, id: string, state: string): Promise<void>;
  attachmentIs(accountId: string, id: string, state: string): Promise<void>;
}

export function networkWorld(sandbox: () => TestSandbox): NetworkWorld {
  const configOf = (accountId: string) =>
    sandbox().config(sandbox().admin(accountId));
  const ec2 = (accountId: string) => new EC2Client(configOf(accountId));
  return {
    ec2,
    ram: accountId => new RAMClient(configOf(accountId)),
    async network(accountId, block) {
      const { Vpc } = await ec2(accountId).send(
        new CreateVpcCommand({ CidrBlock: `${block}.0.0/16` }),
      );
      const VpcId = Vpc!.VpcId!;
      const subnetIds: string[] = [];
      for (const zone of ['a', 'b']) {
        const { Subnet } = await ec2(accountId).send(
          new CreateSubnetCommand({
            VpcId,
            CidrBlock: `${block}.${subnetIds.length}.0/24`,
            AvailabilityZone: `eu-west-1${zone}`,
          }),
        );
        subnetIds.push(Subnet!.SubnetId!);
      }
      return { vpcId: VpcId, subnetIds };
    },
    async gatewayIs(accountId, id, state) {
      await eventually(
        () =>
          ec2(accountId).send(
            new DescribeTransitGatewaysCommand({ TransitGatewayIds: [id] }),
          ),
        ({ TransitGateways }) => TransitGateways![0].State === state,
      );
    },
    async attachmentIs(accountId, id, state) {
      await eventually(
        () =>
          ec2(accountId).send(
            new DescribeTransitGatewayVpcAttachmentsCommand({
              TransitGatewayAttachmentIds: [id],
            }),
          ),
        ({ TransitGatewayVpcAttachments: attachments }) =>
          attachments![0].State === state,
      );
    },
  };
}
