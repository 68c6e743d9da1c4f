export { addFaults } from './addFaults';
export { checkFault } from './checkFault';
export { type ClientConnection } from './ClientConnection';
export { DroppedConnection } from './DroppedConnection';
export { durationOf } from './durationOf';
export {
  type Fault,
  type FaultEffect,
  type FlatFault,
  type ResourceChange,
} from './Fault';
export {
  FaultList,
  type CallFault,
  type CallPlace,
  type ResourcePlace,
} from './FaultList';
export { parseFault, parseFaults } from './parseFault';
export { readFaultFile } from './readFaultFile';
export { resourceFault } from './resourceFault';
export { strikeCall } from './strikeCall';
export { throttlingError } from './throttlingError';
export { undergoChange } from './undergoChange';
