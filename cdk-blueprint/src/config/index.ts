export type {
  EnvironmentConfig,
  EnvironmentConfigInput,
} from './environmentConfigSchema';
export { environmentConfigSchema } from './environmentConfigSchema';
export { environmentConfigJsonSchema } from './environmentConfigJsonSchema';
export { environmentStackName } from './environmentNames';
export { parseEnvironmentConfig } from './parseEnvironmentConfig';
