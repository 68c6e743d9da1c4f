import { each, NAMES, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const ec2: Seed = {
  service: 'ec2',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('ec2', operation, input);
    const many = [...NAMES, 'fox', 'gnu'];
    const {
      Vpc: { VpcId },
    } = await on('CreateVpc', { CidrBlock: '10.0.0.0/16' });
    await each(
      (_, index) => on('CreateVpc', { CidrBlock: `10.${index + 1}.0.0/16` }),
      NAMES.slice(0, 4),
    );
    await each(
      (_, index) =>
        on('CreateSubnet', { VpcId, CidrBlock: `10.0.${index}.0/24` }),
      many,
    );
    await each(
      GroupName =>
        on('CreateSecurityGroup', { VpcId, GroupName, Description: 'x' }),
      many,
    );
    await each(() => on('CreateRouteTable', { VpcId }), many);
    await each(() => on('CreateInternetGateway', {}), NAMES);
    const {
      Subnet: { SubnetId },
    } = await on('CreateSubnet', { VpcId, CidrBlock: '10.0.99.0/24' });
    await each(() => on('CreateNetworkInterface', { SubnetId }), many);
    await each(
      (_, index) =>
        on('CreateDhcpOptions', {
          DhcpConfigurations: [
            { Key: 'domain-name', Values: [`d${index}.internal`] },
          ],
        }),
      many,
    );
    const {
      TransitGateway: { TransitGatewayId },
    } = await on('CreateTransitGateway', {});
    let state = '';
    while (state !== 'available') {
      const found = await on('DescribeTransitGateways', {
        TransitGatewayIds: [TransitGatewayId],
      });
      state = found.TransitGateways[0].State;
    }
    const tables = await each(
      () => on('CreateTransitGatewayRouteTable', { TransitGatewayId }),
      many,
    );
    const { TransitGatewayRouteTableId } = tables[0].TransitGatewayRouteTable;
    do {
      const found = await on('DescribeTransitGatewayRouteTables', {
        TransitGatewayRouteTableIds: [TransitGatewayRouteTableId],
      });
      state = found.TransitGatewayRouteTables[0].State;
    } while (state !== 'available');
    await each(
      (_, index) =>
        on('CreateTransitGatewayRoute', {
          TransitGatewayRouteTableId,
          DestinationCidrBlock: `10.${index}.0.0/16`,
          Blackhole: true,
        }),
      many,
    );
    return {
      DescribeNetworkInterfaces: {},
      DescribeDhcpOptions: {},
      DescribeTransitGatewayRouteTables: {},
      SearchTransitGatewayRoutes: {
        input: {
          TransitGatewayRouteTableId,
          Filters: [{ Name: 'type', Values: ['static'] }],
        },
      },
      DescribeVpcs: {},
      DescribeSubnets: {},
      DescribeSecurityGroups: {},
      DescribeSecurityGroupRules: {},
      DescribeRouteTables: {},
      DescribeInternetGateways: {},
      DescribeNetworkAcls: {},
      DescribeVpcEndpointServices: { items: 'ServiceNames' },
    };
  },
};
