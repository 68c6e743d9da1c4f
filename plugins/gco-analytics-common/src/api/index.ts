export * from './AnalyticsApi';
