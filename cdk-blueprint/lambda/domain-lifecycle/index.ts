import { createLog } from '../shared/createLog';
import { createLifecycle } from './createLifecycle';

/** Takes a request of CloudFormation on. */
export const onEvent = (event: unknown) =>
  createLifecycle(createLog()).onEvent(event);

/** Works on it, once, and says whether that was all. */
export const isComplete = (event: unknown) =>
  createLifecycle(createLog()).isComplete(event);
