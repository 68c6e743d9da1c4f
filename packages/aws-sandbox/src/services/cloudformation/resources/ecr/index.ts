export * from './replicationConfiguration';
export * from './repository';
