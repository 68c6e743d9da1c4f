export { DefaultWorldSnapshots } from './DefaultWorldSnapshots';
export { UnkeepableStateError, UnreadableStateError } from './errors';
export {
  FolderSnapshotStorage,
  MemorySnapshotStorage,
  type SnapshotStorage,
} from './SnapshotStorage';
export { StateFile } from './StateFile';
export { StateKeeper, type StateKeeperOptions } from './StateKeeper';
export { WorldCodec } from './WorldCodec';
