export * from './liveProperties';
export * from './unlessMissing';
