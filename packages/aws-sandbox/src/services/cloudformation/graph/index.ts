export * from './DependencyGraph';
export * from './runGraph';
