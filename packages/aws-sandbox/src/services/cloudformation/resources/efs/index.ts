export * from './accessPoint';
export * from './fileSystem';
export * from './mountTarget';
