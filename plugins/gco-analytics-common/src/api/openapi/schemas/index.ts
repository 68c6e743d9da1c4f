export * from './environment';
export * from './error';
export * from './operation';
export * from './status';
export * from './studio';
