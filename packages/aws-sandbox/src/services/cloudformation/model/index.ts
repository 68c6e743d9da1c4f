export * from './ChangeSet';
export * from './ResourceDrift';
export * from './Stack';
export * from './StackEvent';
export * from './StackInput';
export * from './StackResource';
export * from './StackStore';
