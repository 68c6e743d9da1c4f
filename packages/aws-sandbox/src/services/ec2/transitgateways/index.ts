export { TransitGatewayDirectory } from './TransitGatewayDirectory';
export { transitOperations } from './transitOperations';
