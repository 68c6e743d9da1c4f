export * from './stateMachine';
