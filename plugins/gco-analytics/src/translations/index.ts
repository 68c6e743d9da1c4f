export * from './analyticsTranslationRef';
export * from './useAnalyticsTranslation';
