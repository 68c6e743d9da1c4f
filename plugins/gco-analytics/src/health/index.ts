export * from './overallState';
export * from './StatusPill';
export * from './tone';
