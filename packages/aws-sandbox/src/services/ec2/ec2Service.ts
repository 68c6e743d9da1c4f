import { Service } from '../../core/types';
import { addressOperations } from './addresses';
import { availabilityZoneOperations } from './availabilityZones';
import { endpointServiceOperations } from './endpointServices';
import { flowLogOperations } from './flowLogs';
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
import { vpcEndpointOperations } from './vpcEndpoints';
import { vpcOperations } from './vpcs';

/** The networking part of EC2. */
export const ec2Service: Service = {
  name: 'ec2',
  operations: {
    ...addressOperations,
    ...availabilityZoneOperations,
    ...endpointServiceOperations,
    ...flowLogOperations,
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
    ...vpcEndpointOperations,
    ...vpcOperations,
  },
};
