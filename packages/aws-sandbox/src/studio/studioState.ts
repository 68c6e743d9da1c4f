import { StudioSessions } from './StudioSessions';

/** Path below which the stand-in Studio lives. */
export const STUDIO_PATH = '/studio/';

/** Name of the sandbox-wide state that {@link StudioState} is kept under. */
export const STUDIO_STORE = 'studio';

/** What SageMaker and the pages of the stand-in Studio share. */
export class StudioState {
  readonly sessions = new StudioSessions();
  /** Address of the server without a path, e.g. `http://localhost:4766`; known once it listens. */
  baseUrl = '';
}
