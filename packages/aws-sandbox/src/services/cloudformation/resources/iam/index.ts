export * from './policies';
export * from './role';
export * from './instanceProfile';
