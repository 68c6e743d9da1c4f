export { createDeployAction } from './createDeployAction';
export type { DeployActionOptions } from './createDeployAction';
