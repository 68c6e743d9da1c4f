export { FunctionRunner } from './execution/FunctionRunner';
export { FunctionInterfaces } from './FunctionInterfaces';
export { lambdaService } from './lambdaService';
