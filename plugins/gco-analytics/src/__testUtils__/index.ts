export * from './entities';
export * from './mockAnalyticsApi';
export * from './MockSignalApi';
export * from './renderScreen';
export * from './responseError';
export * from './mockStudioTab';
export * from './renderField';
export * from './validateField';
