export { AwsStatusReader } from './AwsStatusReader';
export { StatusRefresher } from './StatusRefresher';
export type {
  StatusReader,
  StatusReading,
  StatusScope,
  StatusTarget,
} from './StatusReader';
