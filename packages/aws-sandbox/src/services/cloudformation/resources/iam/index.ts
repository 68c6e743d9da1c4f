export * from './policies';
export * from './role';
