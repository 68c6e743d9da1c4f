export type {
  EnvironmentConfig,
  EnvironmentConfigInput,
} from './environmentConfigSchema';
export { environmentConfigSchema } from './environmentConfigSchema';
export { environmentConfigJsonSchema } from './environmentConfigJsonSchema';
export { environmentStackName } from './environmentNames';
export type {
  FoundationConfig,
  FoundationConfigInput,
} from './foundationConfigSchema';
export { foundationConfigSchema } from './foundationConfigSchema';
export { foundationConfigJsonSchema } from './foundationConfigJsonSchema';
export { foundationStackName } from './foundationNames';
export { parseEnvironmentConfig } from './parseEnvironmentConfig';
export { parseFoundationConfig } from './parseFoundationConfig';
export { regionHas } from './regionServices';
export type { RegionalService } from './regionServices';
export { EXTRA_ENDPOINTS } from '../network/extraEndpoints';
export type { ExtraEndpoint } from '../network/extraEndpoints';
