export * from './AnalyticsApi';
export * from './AnalyticsClient';
export * from './limits';
export * from './openapi';
