export { EnvironmentImports } from './EnvironmentImports';
