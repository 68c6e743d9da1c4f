export * from './environments';
export * from './operations';
export * from './snapshots';
