import { Service } from '../../core/types';
import { addressOperations } from './addresses';
import { availabilityZoneOperations } from './availabilityZones';
import { dhcpOptionsOperations } from './dhcpOptions';
import { endpointServiceOperations } from './endpointServices';
import { flowLogOperations } from './flowLogs';
import { imageOperations } from './images';
import { instanceOperations } from './instances';
import { internetGatewayOperations } from './internetGateways';
import { natGatewayOperations } from './natGateways';
import { networkAclOperations } from './networkAcls';
import { networkInterfaceOperations } from './networkInterfaces';
import { routeOperations } from './routes';
import { routeTableOperations } from './routeTables';
import { securityGroupOperations } from './securityGroups';
import { securityGroupRuleOperations } from './securityGroupRules';
import { subnetOperations } from './subnets';
import { taggingOperations } from './tagging';
import { TransitGatewayDirectory, transitOperations } from './transitgateways';
import { vpcEndpointOperations } from './vpcEndpoints';
import { vpcOperations } from './vpcs';
import { Ec2State, Records } from './Ec2State';

/** The networking part of EC2. */
export const ec2Service: Service = {
  name: 'ec2',
  operations: {
    ...addressOperations,
    ...availabilityZoneOperations,
    ...dhcpOptionsOperations,
    ...endpointServiceOperations,
    ...flowLogOperations,
    ...imageOperations,
    ...instanceOperations,
    ...internetGatewayOperations,
    ...natGatewayOperations,
    ...networkAclOperations,
    ...networkInterfaceOperations,
    ...routeOperations,
    ...routeTableOperations,
    ...securityGroupOperations,
    ...securityGroupRuleOperations,
    ...subnetOperations,
    ...taggingOperations,
    ...transitOperations,
    ...vpcEndpointOperations,
    ...vpcOperations,
  },
  stateClasses: [Ec2State, Records, TransitGatewayDirectory],
};
