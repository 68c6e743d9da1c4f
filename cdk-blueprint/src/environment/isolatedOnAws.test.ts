import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { accountInventory } from '../__testUtils__/accountInventory';
import { EnvironmentLab } from '../__testUtils__/EnvironmentLab';
import type { EnvironmentConfigInput } from '../config';

// An environment without a way out and with a sign-in of its own, from first to last on a local AWS.
jest.setTimeout(600_000);

const isolated: Partial<EnvironmentConfigInput> = {
  network: { mode: 'isolated', endpoints: ['glue'] },
};

let lab: EnvironmentLab;

beforeAll(async () => {
  lab = await EnvironmentLab.start();
});

afterAll(async () => {
  await lab.stop();
});

it('is made, changed and taken away without a trace', async () => {
  const before = await accountInventory(lab.clientConfig());

  const { outputs } = await lab.deploy(isolated);
  expect(outputs).toMatchObject({
    LoginUrl: expect.stringMatching(/^https:\/\/.*\/prod\/studio\/login$/),
    InterfaceEndpointIds: expect.stringMatching(/ecr-docker=vpce-.*glue=vpce-/),
    ExternalIdParameter: '/gco/environments/forecasting/external-id',
  });

  const ec2 = new EC2Client(lab.clientConfig());
  const ofVpc = [{ Name: 'vpc-id', Values: [outputs.VpcId] }];
  const { NatGateways } = await ec2.send(
    new DescribeNatGatewaysCommand({ Filter: ofVpc }),
  );
  expect(NatGateways).toEqual([]);
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: ofVpc }),
  );
  const destinations = RouteTables.flatMap(({ Routes = [] }) => Routes).map(
    ({ DestinationCidrBlock }) => DestinationCidrBlock,
  );
  expect(destinations).toContain('10.0.0.0/16');
  expect(destinations).not.toContain('0.0.0.0/0');

  const { Parameter } = await new SSMClient(lab.clientConfig()).send(
    new GetParameterCommand({ Name: outputs.ExternalIdParameter }),
  );
  expect(Parameter?.Value).toBe('environment-forecasting-4711');

  const changed = await lab.deploy({ ...isolated, login: { enabled: false } });
  expect(changed.outputs).not.toHaveProperty('LoginUrl');
  expect(changed.outputs.DomainId).toBe(outputs.DomainId);

  await lab.delete();
  expect(await accountInventory(lab.clientConfig())).toEqual(before);
});
