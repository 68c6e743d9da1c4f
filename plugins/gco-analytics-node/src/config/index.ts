export { readAnalyticsConfig } from './readAnalyticsConfig';
export type { AccountConfig, AnalyticsConfig } from './types';
