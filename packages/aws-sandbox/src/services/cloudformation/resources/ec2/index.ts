export * from './flowLog';
export * from './gateways';
export * from './routing';
export * from './securityGroup';
export * from './securityGroupRule';
export * from './subnet';
export * from './vpc';
export * from './vpcEndpoint';
