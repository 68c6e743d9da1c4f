export * from './environment';
export * from './operation';
export * from './status';
export * from './studio';
