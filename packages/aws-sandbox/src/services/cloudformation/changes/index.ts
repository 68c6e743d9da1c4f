export * from './describeModification';
export * from './planChanges';
export * from './ResourceChange';
