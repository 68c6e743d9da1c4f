export * from './domain';
export * from './userProfile';
