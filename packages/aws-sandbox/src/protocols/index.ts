export { createProtocols } from './createProtocols';
export { ModelInputValidation } from './ModelInputValidation';
export {
  type ProtocolName,
  type ServiceDescription,
} from './serviceDescriptions';
export { ServiceModel, type OperationModel } from './ServiceModel';
export { ServiceModels } from './ServiceModels';
export type { ParsedCall, Protocol, WireRequest, WireResponse } from './types';
