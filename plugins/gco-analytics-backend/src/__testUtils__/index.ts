export * from './createTestOperations';
export * from './createTestStore';
export * from './mockCandidate';
export * from './mockRecord';
export * from './personas';
export * from './startApi';
export * from './startAnalyticsBackend';
