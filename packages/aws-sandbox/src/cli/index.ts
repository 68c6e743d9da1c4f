export {
  runCommandLine,
  startFromEnvironment,
  type SandboxProcess,
} from './runCommandLine';
