export * from './extensions';
export * from './gcoAnalyticsPlugin';
