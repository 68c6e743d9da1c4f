export * from './InMemoryOperations';
export * from './ScriptedRunner';
