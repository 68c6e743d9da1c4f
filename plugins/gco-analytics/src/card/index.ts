export * from './EntityAnalyticsCard';
export * from './isAnalyticsAvailable';
