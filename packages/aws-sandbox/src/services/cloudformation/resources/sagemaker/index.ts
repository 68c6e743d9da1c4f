export * from './domain';
export * from './userProfile';
export * from './studioLifecycleConfig';
