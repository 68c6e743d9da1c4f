export {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
  type SandboxSeed,
} from './createSandbox';
