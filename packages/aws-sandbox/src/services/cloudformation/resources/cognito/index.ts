export * from './userPool';
export * from './userPoolClient';
export * from './userPoolDomain';
