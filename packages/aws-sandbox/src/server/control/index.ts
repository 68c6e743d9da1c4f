export { CONTROL_PATH, ControlEndpoint } from './ControlEndpoint';
export { ControlRequest } from './ControlRequest';
export { type ControlRoute } from './ControlRoute';
