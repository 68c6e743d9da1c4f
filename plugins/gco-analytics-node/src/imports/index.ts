export { analyticsEnvironmentsExtensionPoint } from './analyticsEnvironmentsExtensionPoint';
export type { AnalyticsEnvironmentsExtensionPoint } from './analyticsEnvironmentsExtensionPoint';
export type { DeployedEnvironment, PastOperation } from './DeployedEnvironment';
export type { EnvironmentImporter } from './EnvironmentImporter';
