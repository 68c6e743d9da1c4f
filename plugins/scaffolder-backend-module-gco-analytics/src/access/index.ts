export * from './AnalyticsAccess';
