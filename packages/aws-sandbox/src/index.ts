export { type Fault, type FaultEffect } from './core/faults';
export {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
  type SandboxSeed,
} from './createSandbox';
export { UnsettledError } from './core/UnsettledError';
export type { SnapshotSummary, WorldSnapshots } from './core/WorldSnapshots';
