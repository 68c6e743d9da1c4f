export { DatabaseAnalyticsStore } from './AnalyticsStore';
export type { AnalyticsStore, AnalyticsTables } from './AnalyticsStore';
export type { EnvironmentFilter } from './EnvironmentFilter';
export type { EnvironmentQuery } from './EnvironmentTable';
export { toPublicOperation } from './operationRows';
export { takeToken } from './tokenBucket';
export type { Bucket, BucketRule } from './tokenBucket';
export * from './types';
