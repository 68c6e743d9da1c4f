import { CallContext } from '../../core/types';
import { World } from '../../core/World';
import { S3State } from './S3State';

/** All buckets, for a call. */
export function s3StateOf(context: CallContext): S3State {
  return context.globalStore('s3', () => new S3State());
}

/** All buckets of a sandbox. */
export function s3StateOfWorld(world: World): S3State {
  return world.state.get(['s3'], () => new S3State());
}
