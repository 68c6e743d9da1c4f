export * from './errorReason';
export * from './errorStatus';
