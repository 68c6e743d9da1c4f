export type { EnvironmentCandidate } from './EnvironmentCandidate';
export { DefaultEnvironmentNotifier } from './EnvironmentNotifier';
export type { EnvironmentNotifier } from './EnvironmentNotifier';
export { parseCandidate } from './parseCandidate';
