export * from './duration';
export * from './useAccounts';
export * from './useEnvironment';
export * from './useLatestEvent';
export * from './useNow';
export * from './useResource';
