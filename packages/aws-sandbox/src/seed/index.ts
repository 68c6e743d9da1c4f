export { REGIONS } from './accounts';
export { letHubDeployTo } from './hubAccount';
export { prepareHost } from './prepareHost';
export { seedAccount } from './seedAccount';
export { seedEmpty } from './seedEmpty';
export { seedPortal } from './seedPortal';
